'use client';

import { useLocale, useTranslations } from 'next-intl';

import { classes } from '@/app/_ui/classes';
import { Field } from '@/app/_ui/field';
import { SegmentedControl } from '@/app/_ui/segmented-control';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { longestInterval, schedulePatterns, weekdayNumbers } from '@/lib/processes/schedules/inputs';

import { weekdayName } from './rule-sentence';
import type { ScheduleDraft } from './schedule-draft';

export type Part = {
  draft: ScheduleDraft;
  change: (part: Partial<ScheduleDraft>) => void;
  wrong: (pointer: string) => string | undefined;
};

/** How often, on which days and at what time. */
export function RuleFields({ draft, change, wrong }: Part) {
  const t = useTranslations('schedules.form');
  const { pattern } = draft;

  return (
    <>
      <div className="grid justify-items-start gap-1.5">
        <span className="text-sm font-strong">{t('pattern')}</span>
        <SegmentedControl
          label={t('pattern')}
          value={pattern}
          onChange={(next) => change({ pattern: next })}
          options={schedulePatterns.map((value) => ({ value, label: t(`patterns.${value}`) }))}
        />
      </div>
      {pattern === 'weekly' && <Weekdays draft={draft} change={change} wrong={wrong} />}
      <div className="grid grid-cols-2 items-start gap-3">
        <Field
          label={t(`every.${pattern}`)}
          hint={pattern === 'monthly' ? t('everyHint') : undefined}
          error={wrong('/rule/every')}
        >
          <TextInput
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={longestInterval[pattern]}
            value={draft.every}
            onChange={(event) => change({ every: event.target.value })}
          />
        </Field>
        <Field label={t('time')} error={wrong('/rule/time')}>
          <TextInput
            type="time"
            required
            value={draft.time}
            onChange={(event) => change({ time: event.target.value })}
          />
        </Field>
      </div>
      {pattern === 'monthly' && (
        <Field
          label={t('day')}
          hint={Number(draft.day) > 28 ? t('dayHint') : undefined}
          error={wrong('/rule/day')}
        >
          <Select
            value={draft.day}
            onChange={(day) => change({ day })}
            options={[
              ...Array.from({ length: 31 }, (_, index) => ({
                value: String(index + 1),
                label: t('dayOfMonth', { n: index + 1 }),
              })),
              { value: 'last', label: t('lastDay') },
            ]}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t('startsOn')} error={wrong('/startsOn')}>
          <TextInput
            type="date"
            required
            value={draft.startsOn}
            onChange={(event) => change({ startsOn: event.target.value })}
          />
        </Field>
        <Field label={t('endsOn')} hint={t('endsOnHint')} error={wrong('/endsOn')}>
          <TextInput
            type="date"
            min={draft.startsOn}
            value={draft.endsOn}
            onChange={(event) => change({ endsOn: event.target.value })}
          />
        </Field>
      </div>
    </>
  );
}

function Weekdays({ draft, change, wrong }: Part) {
  const t = useTranslations('schedules.form');
  const locale = useLocale();
  const error = wrong('/rule/weekdays');

  function toggle(day: number) {
    const others = draft.weekdays.filter((each) => each !== day);
    change({ weekdays: others.length === draft.weekdays.length ? [...others, day] : others });
  }

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-strong">{t('weekdays')}</legend>
      <div className="grid grid-cols-7 gap-1.5">
        {weekdayNumbers.map((day) => (
          <label
            key={day}
            className={classes(
              'grid min-h-10 cursor-pointer place-items-center rounded-sm border text-sm font-strong transition-colors duration-100 has-focus-visible:outline-2 has-focus-visible:outline-accent touch:min-h-11',
              draft.weekdays.includes(day)
                ? 'border-accent bg-accent-wash text-ink'
                : 'border-line-control bg-card text-ink-soft hover:border-ink-faint',
            )}
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={draft.weekdays.includes(day)}
              onChange={() => toggle(day)}
              aria-label={weekdayName(locale, day, 'long')}
            />
            <span aria-hidden>{weekdayName(locale, day, 'short').replace('.', '')}</span>
          </label>
        ))}
      </div>
      {error && <p className="text-sm text-overdue">{error}</p>}
    </fieldset>
  );
}
