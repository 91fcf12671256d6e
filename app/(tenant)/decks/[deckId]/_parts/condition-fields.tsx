'use client';

import { useTranslations } from 'next-intl';

import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { answersOf, type Draft, type DraftCondition } from '@/lib/processes/decks/inputs';

type Props = {
  draft: Draft;
  lane: number;
  condition: DraftCondition | null;
  set: (condition: DraftCondition | null) => void;
};

/** A condition as a sentence: only if an earlier step ends like this. */
export function ConditionFields({ draft, lane, condition, set }: Props) {
  const t = useTranslations('decks');
  const earlier = draft.lanes.slice(0, lane).flatMap((each) => each.checkpoints);
  const asked = earlier.find((step) => step.key === condition?.checkpoint);

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-strong">{t('step.condition')}</legend>
      <p className="text-sm text-ink-soft">
        {t(earlier.length > 0 ? 'step.conditionHint' : 'step.noneBefore')}
      </p>
      {(earlier.length > 0 || condition) && (
        <Field label={t('step.onlyIf')}>
          <Select
            value={condition?.checkpoint ?? ''}
            options={[
              { value: '', label: t('step.always') },
              ...earlier.map((step) => ({ value: step.key, label: step.title || t('editor.untitled') })),
            ]}
            onChange={(key) => {
              const step = earlier.find((each) => each.key === key);
              set(step ? { checkpoint: step.key, is: answersOf[step.confirmationType][0] } : null);
            }}
          />
        </Field>
      )}
      {asked && condition && (
        <Field label={t('step.answers')}>
          <Select
            value={condition.is}
            options={answersOf[asked.confirmationType].map((value) => ({
              value,
              label: t(`step.values.${value}`),
            }))}
            onChange={(value) => set({ checkpoint: asked.key, is: value as DraftCondition['is'] })}
          />
        </Field>
      )}
    </fieldset>
  );
}
