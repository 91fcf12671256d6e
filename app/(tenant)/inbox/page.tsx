import { Inbox } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { PageMark } from '@/app/_parts/live/page-mark';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';

import { groupByUrgency } from './_parts/group-items';
import { InboxList } from './_parts/inbox-list';

const PAGE = 50;

export async function generateMetadata() {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { cursor } = (await searchParams) as { cursor?: string };
  const ctx = await requireCtx();
  const [t, inbox] = await Promise.all([
    getTranslations('inbox'),
    orNotFound(listInbox(ctx, { cursor, limit: PAGE })),
  ]);

  return (
    <>
      <PageMark />
      <PageHeader title={t('title')} meta={t('lead')} />
      {inbox.items.length === 0 ? (
        <EmptyState
          icon={<Inbox aria-hidden />}
          title={t('empty.title')}
          action={<LinkButton href="/runs">{t('empty.action')}</LinkButton>}
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <ClientMessages namespaces={['inbox', 'runs']}>
          <InboxList groups={groupByUrgency(inbox.items, ctx.now, ctx.session.timeZone)} />
        </ClientMessages>
      )}
      {(cursor || inbox.nextCursor) && (
        <div className="mt-5 flex justify-between gap-2">
          {cursor ? <LinkButton href="/inbox">{t('first')}</LinkButton> : <span />}
          {inbox.nextCursor && (
            <LinkButton href={`/inbox?cursor=${inbox.nextCursor}`}>{t('older')}</LinkButton>
          )}
        </div>
      )}
    </>
  );
}
