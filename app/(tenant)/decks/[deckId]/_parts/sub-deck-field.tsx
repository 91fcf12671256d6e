'use client';

import { useTranslations } from 'next-intl';

import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { type DraftCheckpoint, rejectionModes } from '@/lib/processes/decks/inputs';
import type { SubDeckOption } from '@/lib/processes/decks/list-sub-deck-options';

type Props = {
  step: Pick<DraftCheckpoint, 'subDeckId' | 'onReject'>;
  options: readonly SubDeckOption[];
  set: (patch: Partial<DraftCheckpoint>) => void;
};

/** Handing a step to a run of another deck, and what follows when that run ends badly. */
export function SubDeckField({ step, options, set }: Props) {
  const t = useTranslations('decks.step');

  return (
    <>
      <Field label={t('subDeck')} hint={t(step.subDeckId ? 'subDeckChosen' : 'subDeckHint')}>
        <Combobox
          value={step.subDeckId ?? ''}
          placeholder={t('subDeckNone')}
          options={options.map(({ id, title, isPublished }) => ({
            value: id,
            label: title,
            hint: isPublished ? undefined : t('subDeckDraft'),
          }))}
          onChange={(value) => set({ subDeckId: value || null })}
        />
      </Field>
      {step.subDeckId && (
        <Field label={t('onSubRunFailed')}>
          <Select
            value={step.onReject}
            options={rejectionModes.map((value) => ({ value, label: t(`rejections.${value}`) }))}
            onChange={(value) => set({ onReject: value as DraftCheckpoint['onReject'] })}
          />
        </Field>
      )}
    </>
  );
}
