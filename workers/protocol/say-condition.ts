import type { ProtocolStep } from '@/lib/processes/protocols/get-protocol-data';

import { fill, type Speech } from './speech';

type Condition = NonNullable<ProtocolStep['condition']>;

/** A condition as a sentence: „Prüfung“ ist Ja und („Menge“ größer als 5 oder „Freigabe“ angenommen). */
export function sayCondition(speech: Speech, condition: Condition, steps: readonly ProtocolStep[]): string {
  const words = speech.words.condition;
  if ('all' in condition) return joined(speech, condition.all, words.and, steps);
  if ('any' in condition) return joined(speech, condition.any, words.or, steps);
  if ('not' in condition) return fill(words.not, { text: sayCondition(speech, condition.not, steps) });
  if ('checkpoint' in condition) {
    const title = titleOf(condition.checkpoint, steps);
    return fill(words.answer, { title, value: speech.answer(condition.is) });
  }
  const [stepKey = '', fieldKey = ''] = condition.field.split('.');
  const field = steps.find(({ key }) => key === stepKey)?.fields.find(({ key }) => key === fieldKey);
  return fill(words[condition.op], {
    title: titleOf(stepKey, steps),
    field: field?.label ?? fieldKey,
    value: speech.filled(condition.value ?? null, field?.type ?? 'text'),
  });
}

function joined(
  speech: Speech,
  parts: readonly Condition[],
  word: string,
  steps: readonly ProtocolStep[],
): string {
  return parts
    .map((part) => {
      const text = sayCondition(speech, part, steps);
      const isGroup = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
      return isGroup ? `(${text})` : text;
    })
    .join(` ${word} `);
}

function titleOf(stepKey: string, steps: readonly ProtocolStep[]): string {
  return steps.find(({ key }) => key === stepKey)?.title ?? stepKey;
}
