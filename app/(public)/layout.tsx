import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

import { resolveTenant } from '@/app/_server/resolve-tenant';
import { chooseLocaleAction } from '@/app/_server/taste-actions';
import { Brand } from '@/app/_ui/brand';
import { LocaleSwitch } from '@/app/_ui/locale-switch';

/** For visitors without an account: nothing leads further into the house. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [t, tenant] = await Promise.all([getTranslations('common'), resolveTenant()]);

  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col px-4 pt-[max(1rem,env(safe-area-inset-top))] pb-[max(1.5rem,env(safe-area-inset-bottom))] sm:px-8">
      <header className="flex items-center justify-between gap-4">
        <Brand>{t('product')}</Brand>
        <LocaleSwitch action={chooseLocaleAction} />
      </header>
      <main className="flex flex-1 flex-col pt-8">
        <p className="mb-1.5 text-md font-medium text-ink-soft">{tenant.name}</p>
        {children}
      </main>
    </div>
  );
}
