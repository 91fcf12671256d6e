'use client';

import { Field } from '@base-ui/react/field';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { controlHeight, controlLook } from './control-look';

export type TextInputProps = Omit<Field.Control.Props, 'className'> & {
  className?: string;
  /** Drawn inside, on the left. */
  icon?: ReactNode;
  mono?: boolean;
};

export function TextInput({ icon, mono = false, className, ...rest }: TextInputProps) {
  const input = (
    <Field.Control
      {...rest}
      className={classes(
        controlLook,
        controlHeight,
        Boolean(icon) && 'pl-9.5',
        mono && 'font-mono tracking-tight',
        !icon && className,
      )}
    />
  );
  if (!icon) return input;

  return (
    <div className={classes('relative', className)}>
      <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint [&_svg]:size-4.5">
        {icon}
      </span>
      {input}
    </div>
  );
}
