import type { ProtocolEvent } from '@/lib/processes/protocols/get-protocol-data';
import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { type Block, block, heading, styles } from '../block';
import { printable } from '../fonts';
import { Text, View } from '../kit';
import { fill, type Speech } from '../speech';

/** Everything that happened, oldest first. */
export function timelineSection({ data }: PrintOrder, speech: Speech): Block[] {
  const { timeline } = speech.words;
  const leftOut = fill(timeline.leftOut, { n: data.eventsLeftOut });

  return [
    heading('timeline', timeline.title),
    ...(data.eventsLeftOut > 0
      ? [block('left-out', [leftOut], <Text style={styles.soft}>{leftOut}</Text>)]
      : []),
    ...data.events.map((event) => {
      const lines = sayEvent(event, speech);
      return block(
        `event-${event.seq}`,
        lines,
        <View style={[styles.row, { paddingVertical: 1 }]}>
          <Text style={[styles.soft, { width: 92 }]}>{speech.moment(event.at)}</Text>
          <Text style={{ flex: 1 }}>{printable(lines.join('\n'))}</Text>
        </View>,
      );
    }),
  ];
}

/** One event as a sentence, then what was said and filled in with it. */
export function sayEvent(
  { type, actor, data, changes }: ProtocolEvent,
  { words, answer, filled }: Speech,
): string[] {
  const { sentences, other, system, link } = words.timeline;
  const name = actor.kind === 'link' && actor.name ? fill(words.guest, { name: actor.name }) : actor.name;
  const sentence = fill(sentences[type] ?? other, {
    actor: name ?? (actor.kind === 'link' ? link : system),
    step: text(data.title) ?? '',
    value: answer(text(data.value) ?? 'ok'),
  });
  const fields = Array.isArray(data.fields) ? (data.fields as Filled[]) : [];
  return [
    sentence,
    ...[data.subtask, data.guest, data.todo, data.file, data.reason, data.note].flatMap(
      (said) => text(said) ?? [],
    ),
    ...changes.map(({ what, from, to }) =>
      fill(words.timeline.changes[`${what}${from === null ? 'Added' : to === null ? 'Removed' : ''}`] ?? '', {
        from: filled(from, 'date'),
        to: filled(to, 'date'),
      }),
    ),
    ...fields.map(({ label, value }) => `${label}: ${filled(value, 'date')}`),
  ];
}

type Filled = { label: string; value: string | number | boolean };

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
