import { useTranslations } from 'next-intl';

import type { ActionResult } from '@/app/_server/action-result';
import { Problem } from '@/app/_ui/problem';
import { SkeletonList } from '@/app/_ui/skeleton-list';
import type { VersionDiff } from '@/lib/processes/versions/diff-versions';

import { DiffSentences } from './diff-sentences';

export type Preview = ActionResult<{ diff: VersionDiff; isUnchanged: boolean; runningRuns: number }>;

/** What publishing would change. Nothing yet while it is being fetched. */
export function PublishPreview({ preview }: { preview: Preview | undefined }) {
  const t = useTranslations('decks.diff');
  const errors = useTranslations('errors');
  if (!preview) {
    return (
      <div role="status" aria-label={t('loading')}>
        <SkeletonList rows={2} />
      </div>
    );
  }
  if (!preview.ok) return <Problem message={errors(preview.code)} correlationId={preview.correlationId} />;

  return (
    <section className="grid gap-2.5">
      <h3 className="text-sm font-strong">{t('title')}</h3>
      <div className="max-h-64 overflow-y-auto">
        <DiffSentences diff={preview.value.diff} />
      </div>
      <p className="text-sm text-ink-soft">{t('runs', { n: preview.value.runningRuns })}</p>
    </section>
  );
}
