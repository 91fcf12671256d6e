import { useTranslations } from 'next-intl';

import { Skeleton } from './skeleton';

/** A list that is on its way. */
export function SkeletonList({ rows = 5 }: { rows?: number }) {
  const t = useTranslations('common.words');

  return (
    <div role="status" className="grid gap-2">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that hold a place have no other name
        <Skeleton key={row} className="h-14" />
      ))}
    </div>
  );
}
