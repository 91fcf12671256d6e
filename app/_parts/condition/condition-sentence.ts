import type { useTranslations } from 'next-intl';

import type { DraftCondition, DraftField } from '@/lib/processes/decks/inputs';

export type Words = ReturnType<typeof useTranslations<'condition'>>;

/** What a sentence needs to know of the steps it names. */
export type Named = { key: string; title: string; fields: readonly Pick<DraftField, 'key' | 'label'>[] };

/** A condition as people would say it: „Prüfung“ = Ja und („Menge“ größer als 5 oder „Freigabe“ = angenommen). */
export function conditionSentence(t: Words, condition: DraftCondition, steps: readonly Named[]): string {
  if ('all' in condition) return joined(t, condition.all, 'and', steps);
  if ('any' in condition) return joined(t, condition.any, 'or', steps);
  if ('not' in condition) return t('not', { text: conditionSentence(t, condition.not, steps) });

  if ('checkpoint' in condition) {
    const title = titleOf(t, condition.checkpoint, steps);
    return t('answer', { title, value: t(`values.${condition.is}`) });
  }
  const [stepKey = '', fieldKey] = condition.field.split('.');
  const step = steps.find(({ key }) => key === stepKey);
  const title = titleOf(t, stepKey, steps);
  const field = step?.fields.find(({ key }) => key === fieldKey)?.label || t('unnamed');
  return t(`operators.${condition.op}`, { title, field, value: shownValue(t, condition.value) });
}

function joined(t: Words, parts: readonly DraftCondition[], word: 'and' | 'or', steps: readonly Named[]) {
  return parts
    .map((part) => {
      const text = conditionSentence(t, part, steps);
      const isGroup = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
      return isGroup ? `(${text})` : text;
    })
    .join(` ${t(word)} `);
}

function titleOf(t: Words, stepKey: string, steps: readonly Named[]): string {
  return steps.find(({ key }) => key === stepKey)?.title || t('unnamed');
}

function shownValue(t: Words, value: string | number | boolean | undefined): string {
  if (typeof value === 'boolean') return t(value ? 'checked' : 'unchecked');
  return value === undefined ? '' : String(value);
}
