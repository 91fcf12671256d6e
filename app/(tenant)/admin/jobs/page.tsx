import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { DefinitionList } from '@/app/_ui/definition-list';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { getQueueState } from '@/lib/platform/outbox/get-queue-state';
import { listDeadJobs } from '@/lib/platform/outbox/list-dead-jobs';

import { DeadJobButtons } from './_parts/dead-job-buttons';

export async function generateMetadata() {
  return { title: (await getTranslations('admin.jobs'))('title') };
}

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const { cursor } = (await searchParams) as { cursor?: string };
  const ctx = await requireCtx();
  const [t, when, state, dead] = await Promise.all([
    getTranslations('admin.jobs'),
    getWhen(),
    orNotFound(getQueueState(ctx)),
    orNotFound(listDeadJobs(ctx, { cursor, limit: 50 })),
  ]);
  return (
    <ClientMessages namespaces={['admin']}>
      <PageHeader title={t('title')} meta={t('lead')} />
      <div className="mb-6 max-w-xl">
        <DefinitionList
          items={[
            { term: t('waiting'), description: String(state.waiting) },
            {
              term: t('oldest'),
              description: state.oldestWaitingAt ? when.relative(state.oldestWaitingAt) : t('none'),
            },
            { term: t('dead'), description: String(state.dead) },
          ]}
        />
      </div>
      {dead.items.length === 0 ? (
        <EmptyState icon={<CircleCheckBig aria-hidden />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-card">
          {dead.items.map((job) => (
            <li
              key={job.id}
              className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-0"
            >
              <div className="min-w-0 flex-[1_1_20rem]">
                <p className="font-mono text-sm font-semibold">{job.name}</p>
                <p className="text-sm text-ink-faint">
                  {when.moment(job.failedAt)} · {t('attempts', { n: job.attempts })}
                </p>
                <p className="mt-1 text-sm break-words text-ink-soft">{job.lastError}</p>
              </div>
              <DeadJobButtons deadJobId={job.id} />
            </li>
          ))}
        </ul>
      )}
      {dead.nextCursor && (
        <div className="mt-4">
          <LinkButton href={`/admin/jobs?cursor=${dead.nextCursor}`}>{t('older')}</LinkButton>
        </div>
      )}
    </ClientMessages>
  );
}
