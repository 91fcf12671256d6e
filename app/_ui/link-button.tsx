import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look';
import type { LinkProps } from './text-link';

/** Goes somewhere, looks like a button. */
export function LinkButton({
  href,
  variant = 'secondary',
  size = 'md',
  icon,
  className,
  children,
  ...rest
}: LinkProps & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }) {
  return (
    <Link {...rest} href={href as Route} className={buttonLook(variant, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
