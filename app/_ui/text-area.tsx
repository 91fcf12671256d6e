'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';

import { classes } from './classes';
import { controlLook } from './control-look';

/** Grows with what is written. */
export function TextArea({
  rows = 3,
  mono = false,
  className,
  ...rest
}: ComponentProps<'textarea'> & { mono?: boolean }) {
  return (
    <Field.Control
      defaultValue={rest.defaultValue}
      value={rest.value}
      render={
        <textarea
          {...rest}
          rows={rows}
          className={classes(
            controlLook,
            'field-sizing-content max-h-[60vh] min-h-20 resize-y py-2.5 leading-relaxed',
            mono && 'font-mono tracking-tight',
            className,
          )}
        />
      }
    />
  );
}
