'use client';

import { Switch as Parts } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

/** On or off, and it counts at once. */
export function Switch({
  label,
  hint,
  ...rest
}: Omit<Parts.Root.Props, 'className' | 'children'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside renders the input this label belongs to
    <label className="flex min-h-9 items-start justify-between gap-4 py-1.5 text-md touch:min-h-11 touch:py-2.5">
      <span>
        {label}
        {hint && <span className="block text-sm text-ink-soft">{hint}</span>}
      </span>
      <Parts.Root
        {...rest}
        className="relative mt-px flex h-5.5 w-9.5 shrink-0 rounded-full border-[1.5px] border-line-control bg-line-control p-px transition-colors duration-150 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Parts.Thumb className="aspect-square h-full rounded-full bg-card transition-transform duration-150 data-checked:translate-x-4" />
      </Parts.Root>
    </label>
  );
}
