import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

import { classes } from './classes';

export type LinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string };

/** A link in running text. */
export function TextLink({ href, className, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      href={href as Route}
      className={classes(
        'font-strong text-accent underline decoration-accent/35 underline-offset-[3px] hover:decoration-accent',
        className,
      )}
    />
  );
}
