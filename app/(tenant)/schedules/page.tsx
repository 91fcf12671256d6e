import { CalendarClock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { listSchedules } from '@/lib/processes/schedules/list-schedules';

import { NewSchedule } from './_parts/new-schedule';
import { ScheduleTable } from './_parts/schedule-table';
import { loadScheduleStart } from './loaders';

export async function generateMetadata() {
  return { title: (await getTranslations('schedules'))('title') };
}

export default async function SchedulesPage({ searchParams }: PageProps<'/schedules'>) {
  const { cursor } = (await searchParams) as { cursor?: string };
  const ctx = await requireCtx();
  const [t, schedules, start] = await Promise.all([
    getTranslations('schedules'),
    orNotFound(listSchedules(ctx, { cursor: cursor || undefined, limit: 30 })),
    loadScheduleStart(),
  ]);
  const create = start && <NewSchedule {...start} />;

  return (
    <ClientMessages namespaces={['schedules']}>
      <PageHeader title={t('title')} meta={t('lead')} actions={create} />
      {schedules.items.length === 0 ? (
        <EmptyState icon={<CalendarClock aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <ScheduleTable schedules={schedules.items} />
      )}
      <nav aria-label={t('paging')} className="mt-4 flex gap-2 empty:hidden">
        {cursor && <LinkButton href="/schedules">{t('newest')}</LinkButton>}
        {schedules.nextCursor && (
          <LinkButton href={`/schedules?cursor=${schedules.nextCursor}`}>{t('more')}</LinkButton>
        )}
      </nav>
    </ClientMessages>
  );
}
