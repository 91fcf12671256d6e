import { classes } from './classes';

/** Holds the place of what is coming; shows itself only when that takes more than 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classes('fade-late block h-4', className)}>
      <span className="shimmer block size-full rounded-sm" />
    </span>
  );
}
