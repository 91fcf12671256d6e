import type { ComponentProps, ReactNode } from 'react';

import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look';
import { Spinner } from './spinner';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows that it is being done; further presses do nothing. */
  pending?: boolean;
};

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  pending = false,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={rest.disabled || pending}
      aria-busy={pending || undefined}
      className={buttonLook(variant, size, className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
