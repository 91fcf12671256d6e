import { elapsedSeconds } from '@/lib/processes/engine/stopwatch';
import type { ProtocolEvent, ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';
import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, heading, styles } from '../block';
import { printable } from '../fonts';
import { Text, View } from '../kit';
import { sayCondition } from '../say-condition';
import { fill, type Speech } from '../speech';
import { grouped } from './head';
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
      ...outcome(step, speech),
      ...filledIn(step, speech),
      ...subtasks(step, speech),
      ...files(step, speech),
      ...signatures(step, speech),
      ...whySkipped(step, steps, speech),
      ...clock(step, new Date(order.asOf), speech),
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

function stepBlock(step: ProtocolStep, lines: string[], { words }: Speech): Block {
  return block(
    step.id,
    [step.title, ...lines],
    <View style={{ paddingVertical: 3, borderBottomWidth: 0.5, borderBottomColor: '#999' }}>
      <View style={styles.row}>
        <Text style={{ width: 9 }}>{signs[step.status]}</Text>
        <Text style={[styles.strong, { flex: 1 }]}>{printable(step.title)}</Text>
        <Text style={styles.strong}>{words.stepStates[step.status] ?? step.status}</Text>
      </View>
      {lines.length > 0 && <Text style={styles.indent}>{printable(lines.join('\n'))}</Text>}
    </View>,
  );
}

function outcome(step: ProtocolStep, { words, moment, answer }: Speech): string[] {
  const people = [...step.assignees, ...step.departments];
  const assigned = [
    ...(people.length > 0 ? [fill(words.steps.assignees, { names: people.join(', ') })] : []),
    ...(step.assigneeMode === 'all' ? [words.steps.allSign] : []),
  ];
  if (step.subRun) return subRun(step, { words, moment, answer });
  if (!step.decidedBy || !step.decidedAt) return assigned.length > 0 ? [assigned.join(' ')] : [];
  const reason = step.rejectionReason ?? words.steps.noReason;
  return [
    `${answer(step.value)}: ${fill(words.steps.by, { name: step.isByGuest ? fill(words.guest, { name: step.decidedBy }) : step.decidedBy, moment: moment(step.decidedAt) })}`,
    ...(step.assignees.join() === step.decidedBy ? [] : [assigned.join(' ')]),
    ...(step.status === 'rejected' ? [fill(words.steps.rejection, { text: reason })] : []),
    ...(step.note ? [fill(words.steps.note, { text: step.note })] : []),
    ...(step.signoffName ? [fill(words.steps.signedAs, { name: step.signoffName })] : []),
  ].filter(Boolean);
}

/** A step that another run has done, or will do. */
function subRun(
  { subRun: made, value, decidedAt, rejectionReason }: ProtocolStep,
  { words, moment, answer }: Pick<Speech, 'words' | 'moment' | 'answer'>,
): string[] {
  if (!made) return [];
  return [
    fill(words.steps.subRun, { deck: made.deck, number: made.number ?? words.nothing }),
    ...(decidedAt && value ? [`${answer(value)}: ${moment(decidedAt)}`] : []),
    ...(rejectionReason ? [fill(words.steps.rejection, { text: rejectionReason })] : []),
  ];
}

function filledIn({ fields, decidedBy }: ProtocolStep, { filled }: Speech): string[] {
  return decidedBy ? fields.map(({ label, type, value }) => `${label}: ${filled(value, type)}`) : [];
}

function subtasks(step: ProtocolStep, { words, moment }: Speech): string[] {
  return step.subtasks.map(({ title, doneBy, doneAt }) =>
    doneAt
      ? `✓ ${fill(words.steps.subtaskBy, { title, name: doneBy ?? words.nothing, moment: moment(doneAt) })}`
      : `○ ${title}`,
  );
}

/** What was handed in. The hash tells later whether a file is still the one of then. */
function files(step: ProtocolStep, { words, moment }: Speech): string[] {
  return step.files.flatMap(({ at, sha256, signatures: signed, name, version, by }) => [
    fill(words.steps.file, { name, version, by, moment: moment(at) }),
    fill(words.steps.fileHash, { sha256: grouped(sha256) }),
    ...signed.map((each) =>
      fill(words.steps.fileSigned, { ...each, version: each.version, moment: moment(each.at) }),
    ),
  ]);
}

/** Where everybody has to sign: who did, when, and what they said. */
function signatures(step: ProtocolStep, { words, moment, answer, filled }: Speech): string[] {
  const given = step.signatures.map(({ name, value, at, note, signoffName, fields }) =>
    [
      `• ${answer(value)}: ${fill(words.steps.by, { name, moment: moment(at) })}`,
      ...(note ? [fill(words.steps.note, { text: note })] : []),
      ...(signoffName ? [fill(words.steps.signedAs, { name: signoffName })] : []),
      ...fields.map((field) => `${field.label}: ${filled(field.value, field.type)}`),
    ].join('; '),
  );
  const missing = step.waitingFor.join(', ');
  return missing ? [...given, fill(words.steps.waitingFor, { names: missing })] : given;
}

function whySkipped(step: ProtocolStep, steps: readonly ProtocolStep[], speech: Speech): string[] {
  if (step.status !== 'skipped') return [];
  const { skippedAnswer, skippedToo, skippedRule } = speech.words.steps;
  const why = step.skippedBecause;
  if (why) {
    const value = speech.answer(why.value);
    return [fill(why.value === null ? skippedToo : skippedAnswer, { title: why.title, value })];
  }
  return step.condition ? [fill(skippedRule, { text: sayCondition(speech, step.condition, steps) })] : [];
}

function clock(
  { clock: watch, status, overdueAt }: ProtocolStep,
  now: Date,
  { words, span }: Speech,
): string[] {
  if (watch.limitSeconds === null || status === 'pending' || status === 'skipped') return [];
  const activatedAt = watch.activatedAt ? new Date(watch.activatedAt) : null;
  const used = elapsedSeconds({ ...watch, activatedAt }, now);
  const isLate = overdueAt !== null || used > watch.limitSeconds;
  const text = fill(words.steps.time, { used: span(used), limit: span(watch.limitSeconds) });
  return [isLate ? `${text} – ${words.steps.late}` : text];
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
