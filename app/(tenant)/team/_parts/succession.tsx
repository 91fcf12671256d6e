'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Checkbox } from '@/app/_ui/checkbox';
import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { TextLink } from '@/app/_ui/text-link';

import type { successionAction } from '../actions';

export type LeftWork = Extract<Awaited<ReturnType<typeof successionAction>>, { ok: true }>['value'];

/** Who takes what: one for all, and by run whoever is to be another; `''` is nobody, and in a run whoever takes the rest. */
export type Succession = { all: string; byRun: Readonly<Record<string, string>> };

/** In a run that is left without a successor while the rest has one. */
export const NOBODY = 'nobody';

const SHOWN_AT_FIRST = 5;

/** What somebody leaves behind, and who is to take it. */
export function SuccessionChoice({
  left,
  name,
  value,
  onChange,
}: {
  left: LeftWork;
  name: string;
  value: Succession;
  onChange: (value: Succession) => void;
}) {
  const t = useTranslations('team.deactivate');
  const [isByRun, setIsByRun] = useState(false);
  const people = left.people.map(({ id, name: label, hint }) => ({
    value: id,
    label,
    hint: hint ?? undefined,
  }));
  const forAll = people.find((each) => each.value === value.all)?.label;
  const shown = isByRun ? left.runs : left.runs.slice(0, SHOWN_AT_FIRST);
  const more = left.runTotal - shown.length;

  return (
    <>
      <p className="text-ink">{t('steps', { n: left.total, name })}</p>
      <Field label={t('successor')} hint={value.all ? undefined : t('successorHint')}>
        <Combobox
          options={people}
          value={value.all}
          onChange={(all) => onChange({ ...value, all })}
          placeholder={t('nobody')}
        />
      </Field>
      {left.runTotal > 1 && (
        <Checkbox
          label={t('byRun')}
          checked={isByRun}
          onCheckedChange={(on) => {
            setIsByRun(on);
            if (!on) onChange({ ...value, byRun: {} });
          }}
        />
      )}
      <ul className="grid gap-3 text-md">
        {shown.map(({ runId, title, number, steps, next }) => (
          <li key={runId} className="grid gap-1.5">
            <p className="min-w-0 wrap-anywhere">
              <TextLink href={`/runs/${runId}?step=${next.checkpointId}`}>{title}</TextLink>
              <span className="block text-sm">{t('inRun', { n: steps, step: next.title })}</span>
            </p>
            {isByRun && (
              <Combobox
                label={t('successorIn', { run: `${number} ${title}` })}
                options={[{ value: NOBODY, label: t('nobody') }, ...people]}
                value={value.byRun[runId] ?? ''}
                onChange={(userId) => onChange({ ...value, byRun: { ...value.byRun, [runId]: userId } })}
                placeholder={t('likeAll', { name: forAll ?? t('nobody') })}
              />
            )}
          </li>
        ))}
        {more > 0 && <li className="text-sm">{t(isByRun ? 'moreLikeAll' : 'more', { n: more })}</li>}
      </ul>
    </>
  );
}
