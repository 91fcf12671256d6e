import type { ProtocolEvent, ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';
import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, heading, styles } from '../block';
import { printable } from '../fonts';
import { Text, View } from '../kit';
import { fill, type Speech } from '../speech';
import { stepLines } from './step-lines';
import { sayEvent } from './timeline';

/** Readable without colour: a sign of its own for every state. */
const signs: Record<string, string> = {
  completed: '✓',
  rejected: '✗',
  skipped: '–',
  active: '▸',
  pending: '○',
};

/** Lane by lane, what every step asked for and what came of it. */
export function stepsSection(order: PrintOrder, speech: Speech): Block[] {
  const { words } = speech;
  const steps = order.data.lanes.flatMap((lane) => lane.steps);
  const earlier = earlierResults(order.data.events);

  return [
    heading('steps', words.steps.title),
    ...order.data.lanes.flatMap((lane, index) => [
      laneBlock(index, lane.title || fill(words.steps.lane, { n: index + 1 })),
      ...lane.steps.map((step) => stepBlock(step, linesOf(step), speech)),
    ]),
  ];

  function linesOf(step: ProtocolStep): string[] {
    const before = earlier.get(step.id) ?? [];
    return [
      ...stepLines(step, steps, new Date(order.asOf), speech),
      ...(before.length > 0 ? [`${words.steps.before}:`] : []),
      ...before.map((event) => `• ${speech.moment(event.at)} ${sayEvent(event, speech).join(' – ')}`),
    ];
  }
}

function laneBlock(index: number, title: string): Block {
  return (
    // Less than the shortest step: else lanes of one step each would hang together like a chain.
    <View key={`lane-${index}`} wrap={false} minPresenceAhead={14}>
      <Text style={styles.lane}>{printable(title)}</Text>
    </View>
  );
}

function stepBlock(step: ProtocolStep, lines: string[], speech: Speech): Block {
  const { words } = speech;
  const comments = commentsOf(step, speech);
  return block(
    step.id,
    [step.title, ...lines, ...comments.flatMap(({ who, text }) => [who, text])],
    <View style={{ paddingVertical: 3, borderBottomWidth: 0.5, borderBottomColor: '#999' }}>
      <View style={styles.row}>
        <Text style={{ width: 9 }}>{signs[step.status]}</Text>
        <Text style={[styles.strong, { flex: 1 }]}>{printable(step.title)}</Text>
        <Text style={styles.strong}>{words.stepStates[step.status] ?? step.status}</Text>
      </View>
      {lines.length > 0 && <Text style={styles.indent}>{printable(lines.join('\n'))}</Text>}
      {comments.length > 0 && (
        <View style={[styles.said, { marginTop: 3 }]} wrap={false} minPresenceAhead={30}>
          <Text style={styles.strong}>{words.steps.comments}</Text>
        </View>
      )}
      {comments.map(({ key, who, text }) =>
        block(
          key,
          [who, text],
          <View style={[styles.said, { paddingTop: 2 }]}>
            <Text style={styles.soft}>{printable(who)}</Text>
            {text !== '' && <Text>{printable(text)}</Text>}
          </View>,
        ),
      )}
    </View>,
  );
}

/** What was said about it, after what came of it: who, when, and whether the words are still the first ones. */
function commentsOf(step: ProtocolStep, { words, moment }: Speech) {
  const { comment, commentEdited, commentsLeftOut } = words.steps;
  const said = step.comments.map(({ by, at, editedAt, text }, index) => ({
    key: String(index),
    who: editedAt
      ? fill(commentEdited, { name: by, moment: moment(at), edited: moment(editedAt) })
      : fill(comment, { name: by, moment: moment(at) }),
    text,
  }));
  if (step.commentsLeftOut === 0) return said;
  return [{ key: 'left-out', who: fill(commentsLeftOut, { n: step.commentsLeftOut }), text: '' }, ...said];
}

/** Of a step that was decided more than once, what came before what stands there now. */
function earlierResults(events: readonly ProtocolEvent[]): Map<string, ProtocolEvent[]> {
  const told = ['checkpoint.confirmed', 'checkpoint.rejected', 'checkpoint.reopened', 'checkpoint.returned'];
  const byStep = Map.groupBy(
    events.filter(({ type, checkpointId }) => checkpointId !== null && told.includes(type)),
    ({ checkpointId }) => checkpointId!,
  );
  return new Map(
    [...byStep].flatMap(([id, some]) => {
      const last = some.findLastIndex(
        ({ type }) => type === 'checkpoint.reopened' || type === 'checkpoint.returned',
      );
      return last < 0 ? [] : [[id, some.slice(0, last + 1)] as const];
    }),
  );
}
