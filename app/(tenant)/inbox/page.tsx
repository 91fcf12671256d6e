import { Inbox } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';

import { InboxList } from './_parts/inbox-list';

export async function generateMetadata() {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { cursor } = (await searchParams) as { cursor?: string };
  const t = await getTranslations('inbox');
  const inbox = await orNotFound(listInbox(await requireCtx(), { cursor, limit: 50 }));

  return (
    <>
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
          <InboxList items={inbox.items} />
        </ClientMessages>
      )}
      <div className="mt-4 flex gap-2">
        {cursor && <LinkButton href="/inbox">{t('first')}</LinkButton>}
        {inbox.nextCursor && <LinkButton href={`/inbox?cursor=${inbox.nextCursor}`}>{t('older')}</LinkButton>}
      </div>
    </>
  );
}
