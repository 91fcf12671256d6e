'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

export type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode };

/** One of two to four, side by side. */
export function SegmentedControl<Value extends string>({
  options,
  value,
  onChange,
  label,
}: {
  options: Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  label: string;
}) {
  return (
    <RadioGroup
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      aria-label={label}
      className="inline-flex max-w-full gap-0.5 rounded-sm border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className="flex min-h-8 cursor-pointer items-center gap-1.5 rounded-[5px] px-3 text-sm font-strong whitespace-nowrap text-ink-soft transition-colors duration-100 hover:text-ink data-checked:bg-card data-checked:text-ink data-checked:shadow-card data-checked:ring-1 data-checked:ring-line-strong touch:min-h-10 [&_svg]:size-4"
        >
          {option.icon}
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
