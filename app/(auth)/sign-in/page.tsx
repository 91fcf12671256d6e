import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { currentSession } from '@/app/_server/require-ctx';
import { safeNext } from '@/app/_server/safe-next';

import { SignInForm } from './_parts/sign-in-form';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const t = await getTranslations('auth.signIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const [t, { next }, session] = await Promise.all([
    getTranslations('auth.signIn'),
    searchParams,
    currentSession(),
  ]);
  if (session) redirect(safeNext(next) as Route);

  return (
    <>
      <h1 className="text-2xl font-heavy tracking-tight">{t('title')}</h1>
      <p className="mt-1.5 mb-7 text-base text-pretty text-ink-soft">{t('intro')}</p>
      <ClientMessages namespaces={['auth']}>
        <SignInForm next={safeNext(next)} />
      </ClientMessages>
      <p className="mt-8 border-t border-line pt-5 text-sm text-pretty text-ink-soft">{t('help')}</p>
    </>
  );
}
