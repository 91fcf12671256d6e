import type { ComponentProps } from 'react';

import { classes } from './classes';
import { type Tone, toneMark } from './tone';

/** A sheet of paper on the desk. `edge` colours its left edge with a state that the content also says in words. */
export function Card({
  edge,
  padded = true,
  className,
  children,
  ...rest
}: ComponentProps<'div'> & { edge?: Tone | 'waiting'; padded?: boolean }) {
  return (
    <div
      {...rest}
      className={classes(
        'relative rounded-md border border-line bg-card',
        Boolean(edge) && 'overflow-hidden',
        padded && 'p-4 sm:p-5',
        className,
      )}
    >
      {edge && (
        <span
          aria-hidden
          className={classes(
            'absolute inset-y-0 left-0 w-[3px]',
            edge === 'waiting' ? 'bg-line' : toneMark[edge],
          )}
        />
      )}
      {children}
    </div>
  );
}
