'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Parts } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** One of a few, all to be seen at once. Stands in a `Field`, or has a `label` of its own. */
export function RadioGroup({
  options,
  name,
  value,
  defaultValue,
  onChange,
  label,
  disabled,
}: {
  options: RadioOption[];
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  label?: string;
  disabled?: boolean;
}) {
  return (
    <Parts
      name={name}
      value={value}
      defaultValue={defaultValue}
      onValueChange={(next) => onChange?.(String(next))}
      aria-label={label}
      disabled={disabled}
      className="grid gap-1.5"
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside renders the input this label belongs to
        <label
          key={option.value}
          className="flex min-h-11 items-start gap-2.5 rounded-sm border border-line bg-card px-3 py-2.5 text-md transition-colors duration-100 hover:border-line-strong has-data-checked:border-accent has-data-checked:bg-accent-wash has-data-disabled:opacity-60"
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            className="mt-px grid size-5 shrink-0 place-items-center rounded-full border-[1.5px] border-line-control bg-card data-checked:border-accent data-checked:bg-accent"
          >
            <Radio.Indicator className="size-2 rounded-full bg-on-accent" />
          </Radio.Root>
          <span>
            {option.label}
            {option.hint && <span className="block text-sm text-ink-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </Parts>
  );
}
