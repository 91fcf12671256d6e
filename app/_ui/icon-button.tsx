import type { ComponentProps, ReactNode } from 'react';

import { type ButtonSize, type ButtonVariant, iconButtonLook } from './button-look';
import { Spinner } from './spinner';

/** A button that is only an icon; `label` is its name for everyone who cannot see it. */
export function IconButton({
  icon,
  label,
  variant = 'ghost',
  size = 'md',
  pending = false,
  type = 'button',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  icon: ReactNode;
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pending?: boolean;
}) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-busy={pending || undefined}
      disabled={rest.disabled || pending}
      className={iconButtonLook(variant, size, className)}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
}
