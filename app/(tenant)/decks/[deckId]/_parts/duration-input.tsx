'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { deckLimits } from '@/lib/processes/decks/inputs';

const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;

/** A span in the unit people think in; stored in minutes. Empty is none. */
export function DurationInput({
  label,
  minutes,
  onChange,
}: {
  label: string;
  minutes: number | null;
  onChange: (minutes: number | null) => void;
}) {
  const t = useTranslations('decks.step');
  const [unit, setUnit] = useState<Unit>(() => unitOf(minutes));
  const [text, setText] = useState(minutes === null ? '' : String(minutes / units[unitOf(minutes)]));

  function report(value: string, inUnit: Unit) {
    const number = Number(value.replace(',', '.'));
    if (value.trim() === '') return onChange(null);
    const whole = Math.round(number * units[inUnit]);
    if (Number.isFinite(whole) && whole >= 1 && whole <= deckLimits.minutes) onChange(whole);
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem_8rem] items-center gap-2">
      <span className="text-md">{label}</span>
      <TextInput
        inputMode="decimal"
        aria-label={label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          report(event.target.value, unit);
        }}
      />
      <Select
        label={t('unit')}
        value={unit}
        options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(`units.${value}`) }))}
        onChange={(value) => {
          setUnit(value as Unit);
          report(text, value as Unit);
        }}
      />
    </div>
  );
}

function unitOf(minutes: number | null): Unit {
  if (minutes === null || minutes % 60 !== 0) return minutes === null ? 'hours' : 'minutes';
  return minutes % 1440 === 0 ? 'days' : 'hours';
}
