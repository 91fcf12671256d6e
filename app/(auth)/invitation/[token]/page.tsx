import { MailX } from 'lucide-react';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { anonymous, requestBase } from '@/app/_server/request-base';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { findInvitation } from '@/lib/platform/identity/find-invitation';

import { AcceptForm } from './_parts/accept-form';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata() {
  const t = await getTranslations('auth.invitation');
  return { title: t('metaTitle') };
}

/** Looking at it changes nothing: mail scanners open every link. */
export default async function InvitationPage({ params }: Props) {
  const [{ token }, tenant, sent, t] = await Promise.all([
    params,
    resolveTenant(),
    headers(),
    getTranslations('auth.invitation'),
  ]);
  const invitation = await findInvitation(anonymous(requestBase(tenant, sent)), token);
  if (invitation.state !== 'open') return <Gone />;

  const { name, email, tenantName, passwordPolicy } = invitation;
  return (
    <>
      <h1 className="text-2xl font-heavy tracking-tight text-balance">{t('title', { name })}</h1>
      <p className="mt-1.5 mb-7 text-base text-pretty text-ink-soft">{t('intro', { tenant: tenantName })}</p>
      <ClientMessages namespaces={['auth']}>
        <AcceptForm token={token} email={email} policy={passwordPolicy} />
      </ClientMessages>
    </>
  );
}

async function Gone() {
  const t = await getTranslations('auth.invitation.gone');

  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        icon={<MailX aria-hidden />}
        title={t('title')}
        action={
          <LinkButton href="/sign-in" variant="primary">
            {t('toSignIn')}
          </LinkButton>
        }
      >
        {t('text')}
      </EmptyState>
    </>
  );
}
