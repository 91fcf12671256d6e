import { useTranslations } from 'next-intl';

import { useFileSize } from '@/app/_parts/files/use-file-size';
import { Bar } from '@/app/_ui/bar';
import { Card } from '@/app/_ui/card';
import type { StorageUsage } from '@/lib/platform/files/get-storage-usage';

/** How much room the files take, and how much there is. */
export function Storage({ usage }: { usage: StorageUsage }) {
  const t = useTranslations('files.storage');
  const sizeOf = useFileSize();
  const taken = usage.usedBytes + usage.reservedBytes;

  return (
    <Card className="mt-10 grid gap-2">
      <h2 className="text-md font-semibold">{t('title')}</h2>
      <Bar
        value={taken}
        max={usage.quotaBytes}
        label={t('title')}
        tone={taken > 0.9 * usage.quotaBytes ? 'overdue' : 'started'}
      />
      <p className="text-sm text-ink-soft">
        {t('used', { used: sizeOf(taken), quota: sizeOf(usage.quotaBytes) })}
      </p>
    </Card>
  );
}
