/** What every box one types or picks in has in common; 16 px on touch, or phones zoom in. */
export const controlLook =
  'w-full rounded-sm border border-line-control bg-card px-3 text-md text-ink transition-colors duration-100 touch:text-[1rem] hover:border-ink-faint focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent disabled:border-line disabled:bg-sunken disabled:text-ink-soft data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-soft data-invalid:border-overdue-mark aria-invalid:border-overdue-mark';

export const controlHeight = 'min-h-10 touch:min-h-11';
