import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const ALWAYS =
  'inline-flex select-none items-center justify-center gap-2 rounded-sm border font-strong whitespace-nowrap transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong [a]:hover:border-accent-strong [a]:hover:bg-accent-strong',
  secondary:
    'border-line-strong bg-card text-ink enabled:hover:bg-hover [a]:hover:bg-hover data-popup-open:bg-hover',
  ghost:
    'border-transparent text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink [a]:hover:bg-hover [a]:hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
  danger:
    'border-danger bg-danger text-on-danger enabled:hover:border-danger-strong enabled:hover:bg-danger-strong',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-2.5 text-sm touch:min-h-11 [&_svg]:size-4',
  md: 'min-h-10 px-3.5 text-md touch:min-h-11 [&_svg]:size-4.5',
  lg: 'min-h-12 px-5 text-base [&_svg]:size-5',
};

const squares: Record<ButtonSize, string> = {
  sm: 'size-8 touch:size-11 [&_svg]:size-4',
  md: 'size-10 touch:size-11 [&_svg]:size-4.5',
  lg: 'size-12 [&_svg]:size-5',
};

export function buttonLook(variant: ButtonVariant, size: ButtonSize, extra?: string): string {
  return classes(ALWAYS, variants[variant], sizes[size], extra);
}

export function iconButtonLook(variant: ButtonVariant, size: ButtonSize, extra?: string): string {
  return classes(ALWAYS, variants[variant], squares[size], extra);
}
