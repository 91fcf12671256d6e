import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { chooseLocaleAction } from '@/app/_server/taste-actions';
import { Brand } from '@/app/_ui/brand';
import { LocaleSwitch } from '@/app/_ui/locale-switch';

import { SampleCard } from './_parts/sample-card';

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, tenant] = await Promise.all([getTranslations('common'), resolveTenant()]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(26rem,5fr)_minmax(0,6fr)]">
      <div className="flex min-h-dvh flex-col px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:px-10">
        <header className="flex items-center justify-between gap-4">
          <Brand>{t('product')}</Brand>
          <LocaleSwitch action={chooseLocaleAction} />
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-12">
          <p className="mb-1.5 text-md font-medium text-ink-soft">{tenant.name}</p>
          {children}
        </main>
      </div>
      <SampleCard />
    </div>
  );
}
