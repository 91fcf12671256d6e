import { Mail } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Badge } from '@/app/_ui/badge';
import { DataTable } from '@/app/_ui/data-table';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { listMails } from '@/lib/platform/notifications/list-mails';

const tones = { waiting: 'open', sent: 'done', kept: 'started', failed: 'overdue' } as const;

export async function generateMetadata() {
  return { title: (await getTranslations('admin.mail'))('title') };
}

export default async function MailsPage({ searchParams }: PageProps<'/admin/mail'>) {
  const { cursor } = (await searchParams) as { cursor?: string };
  const [t, when, mails] = await Promise.all([
    getTranslations('admin.mail'),
    getWhen(),
    orNotFound(listMails(await requireCtx(), { cursor, limit: 50 })),
  ]);
  return (
    <>
      <PageHeader title={t('title')} meta={t('lead')} />
      {mails.items.length === 0 ? (
        <EmptyState icon={<Mail aria-hidden />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('title')}
          columns={[
            { id: 'subject', label: t('columns.subject'), card: 'title' },
            { id: 'to', label: t('columns.to'), card: 'plain' },
            { id: 'status', label: t('columns.status'), card: 'plain' },
            { id: 'created', label: t('columns.created'), card: 'labelled' },
          ]}
          rows={mails.items.map((mail) => ({
            id: mail.id,
            name: mail.subject,
            href: `/admin/mail/${mail.id}`,
            cells: {
              subject: <span className="font-strong">{mail.subject}</span>,
              to: <span className="text-sm">{mail.toName}</span>,
              status: <Badge tone={tones[mail.status]}>{t(`status.${mail.status}`)}</Badge>,
              created: (
                <span className="font-mono text-sm whitespace-nowrap">{when.stamp(mail.createdAt)}</span>
              ),
            },
          }))}
        />
      )}
      <div className="mt-4 flex gap-2">
        {cursor && <LinkButton href="/admin/mail">{t('newest')}</LinkButton>}
        {mails.nextCursor && (
          <LinkButton href={`/admin/mail?cursor=${mails.nextCursor}`}>{t('older')}</LinkButton>
        )}
      </div>
    </>
  );
}
