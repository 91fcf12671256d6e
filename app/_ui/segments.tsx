import { useTranslations } from 'next-intl';

import { classes } from './classes';

export type SegmentState = 'done' | 'started' | 'open' | 'overdue' | 'rejected' | 'skipped' | 'waiting';

const looks: Record<SegmentState, string> = {
  done: 'bg-done-mark',
  started: 'bg-started-mark',
  open: 'bg-open-mark',
  overdue: 'bg-overdue-mark',
  rejected: 'bg-overdue',
  skipped: 'hatched',
  waiting: 'bg-line-strong/70',
};

/** Progress as it is: one segment for every single thing to do. */
export function Segments({
  items,
  label,
  size = 'md',
  className,
}: {
  items: SegmentState[];
  /** Replaces the sentence that counts them. */
  label?: string;
  size?: 'sm' | 'md';
  className?: string;
}) {
  const t = useTranslations('common.segments');
  const count = (state: SegmentState) => items.filter((item) => item === state).length;
  const sentence = [
    t('label', { done: count('done'), total: items.length }),
    count('overdue') > 0 && t('overdue', { n: count('overdue') }),
    count('skipped') > 0 && t('skipped', { n: count('skipped') }),
  ];

  return (
    <div
      role="img"
      aria-label={label ?? sentence.filter(Boolean).join(', ')}
      className={classes('flex w-full', items.length > 40 ? 'gap-px' : 'gap-[3px]', className)}
    >
      {items.map((state, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its position
          key={index}
          className={classes('min-w-0.5 flex-1 rounded-full', size === 'sm' ? 'h-1' : 'h-1.5', looks[state])}
        />
      ))}
    </div>
  );
}
