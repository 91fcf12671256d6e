'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { RadioGroup } from '@/app/_ui/radio-group';
import { misfirePolicies, overlapPolicies } from '@/lib/processes/schedules/inputs';

import type { Part } from './rule-fields';
import type { ScheduleDraft } from './schedule-draft';

/** What hardly anybody changes: where its clock stands, and what happens when things get in the way. */
export function PolicyFields({ draft, change, wrong }: Part) {
  const t = useTranslations('schedules.form');

  return (
    <details className="group rounded-md border border-line" open={Boolean(wrong('/timeZone'))}>
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 px-4 text-md font-strong">
        {t('more')}
        <ChevronDown aria-hidden className="size-4 text-ink-faint group-open:rotate-180" />
      </summary>
      <div className="grid gap-5 border-t border-line p-4">
        <Field label={t('timeZone')} error={wrong('/timeZone')}>
          <Combobox
            value={draft.timeZone}
            onChange={(timeZone) => change({ timeZone })}
            options={zonesWith(draft.timeZone).map((zone) => ({
              value: zone,
              label: zone.replaceAll('_', ' '),
            }))}
          />
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-strong">{t('misfire')}</legend>
          <RadioGroup
            label={t('misfire')}
            value={draft.misfire}
            onChange={(misfire) => change({ misfire: misfire as ScheduleDraft['misfire'] })}
            options={misfirePolicies.map((value) => ({
              value,
              label: t(`misfires.${value}`),
              hint: t(`misfires.${value}Hint`),
            }))}
          />
        </fieldset>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-strong">{t('overlap')}</legend>
          <RadioGroup
            label={t('overlap')}
            value={draft.overlap}
            onChange={(overlap) => change({ overlap: overlap as ScheduleDraft['overlap'] })}
            options={overlapPolicies.map((value) => ({ value, label: t(`overlaps.${value}`) }))}
          />
        </fieldset>
      </div>
    </details>
  );
}

function zonesWith(chosen: string): string[] {
  return [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
}
