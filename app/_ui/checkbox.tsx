'use client';

import { Checkbox as Parts } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from './classes';

type CheckboxProps = Omit<Parts.Root.Props, 'className' | 'children'> & { className?: string };

/** With its words beside it; the words are part of the target. */
export function Checkbox({ label, hint, ...rest }: CheckboxProps & { label: ReactNode; hint?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside renders the input this label belongs to
    <label className="flex min-h-9 items-start gap-2.5 py-1.5 text-md touch:min-h-11 touch:py-2.5">
      <CheckboxBox {...rest} className="mt-px" />
      <span>
        {label}
        {hint && <span className="block text-sm text-ink-soft">{hint}</span>}
      </span>
    </label>
  );
}

/** The bare box, for table rows; give it an `aria-label`. */
export function CheckboxBox({ className, ...rest }: CheckboxProps) {
  return (
    <Parts.Root
      {...rest}
      className={classes(
        'relative grid size-5 shrink-0 place-items-center rounded-[5px] border-[1.5px] border-line-control bg-card transition-colors duration-100 after:absolute after:-inset-3 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent data-invalid:border-overdue-mark',
        className,
      )}
    >
      <Parts.Indicator className="text-on-accent">
        {rest.indeterminate ? (
          <Minus aria-hidden className="size-4" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-4" strokeWidth={3} />
        )}
      </Parts.Indicator>
    </Parts.Root>
  );
}
