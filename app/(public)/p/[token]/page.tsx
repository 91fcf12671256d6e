import { cookies, headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/_i18n/client-messages';
import { LINK_PASS_COOKIE } from '@/app/_server/link-pass-cookie';
import { orNotFound } from '@/app/_server/or-not-found';
import { anonymous, requestBase } from '@/app/_server/request-base';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { PinForm } from '@/app/(public)/_parts/pin-form';
import { openLink } from '@/lib/processes/links/open-link';

import { PublicRunView } from './_parts/public-run-view';
import { enterPinAction } from './actions';

export async function generateMetadata() {
  const t = await getTranslations('links.page');
  return { title: t('metaTitle'), robots: { index: false, follow: false } };
}

/** Unknown, expired and revoked links are the same page: there is nothing here. */
export default async function PublicLinkPage({ params }: PageProps<'/p/[token]'>) {
  const [{ token }, tenant, sent, jar] = await Promise.all([params, resolveTenant(), headers(), cookies()]);
  const visitor = anonymous(requestBase(tenant, sent));
  const opened = await orNotFound(openLink(visitor, { token, pass: jar.get(LINK_PASS_COOKIE)?.value }));

  return (
    <ClientMessages namespaces={['links']}>
      {opened.state === 'open' ? (
        <PublicRunView run={opened.run} validUntil={new Date(opened.expiresAt)} />
      ) : (
        <PinForm token={token} lockedUntil={opened.lockedUntil} enter={enterPinAction} />
      )}
    </ClientMessages>
  );
}
