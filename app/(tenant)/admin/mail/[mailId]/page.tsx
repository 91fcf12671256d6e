import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { getMail } from '@/lib/platform/notifications/get-mail';

export default async function MailPage({ params }: PageProps<'/admin/mail/[mailId]'>) {
  const { mailId } = await params;
  const [t, when, mail] = await Promise.all([
    getTranslations('admin.mail'),
    getWhen(),
    orNotFound(getMail(await requireCtx(), { mailId })),
  ]);
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/admin/mail' }]}
        title={mail.subject}
        meta={
          <>
            <span>{t('to', { name: mail.toName, address: mail.toAddress })}</span>
            <span className="font-mono text-sm">{when.stamp(mail.createdAt)}</span>
            <span>{t(`status.${mail.status}`)}</span>
          </>
        }
      />
      {mail.lastError && (
        <div className="mb-5">
          <Callout tone="overdue" title={t('error')}>
            {mail.lastError}
          </Callout>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-2">
        <section>
          <h2 className="mb-2 text-lg font-heavy tracking-tight">{t('html')}</h2>
          <iframe
            title={t('html')}
            sandbox="allow-popups allow-top-navigation-by-user-activation"
            srcDoc={`<base target="_top">${mail.htmlBody}`}
            className="h-160 w-full rounded-lg border border-line bg-card"
          />
        </section>
        <section>
          <h2 className="mb-2 text-lg font-heavy tracking-tight">{t('text')}</h2>
          <div className="rounded-lg border border-line bg-card p-5 font-mono text-sm break-words whitespace-pre-wrap">
            <TextWithLinks text={mail.textBody} />
          </div>
        </section>
      </div>
    </>
  );
}

function TextWithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part} className="text-accent underline underline-offset-3">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
