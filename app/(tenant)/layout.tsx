import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { Live } from '@/app/_parts/live/live';
import { requireCtx } from '@/app/_server/require-ctx';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { Brand } from '@/app/_ui/brand';
import { Shell } from '@/app/_ui/shell';
import { chooseTheme, THEME_COOKIE } from '@/app/_ui/theme';
import { countUnread } from '@/lib/platform/notifications/count-unread';
import { countInbox } from '@/lib/processes/checkpoints/count-inbox';

import { Bell } from './_parts/bell';
import { navigationFor } from './_parts/navigation';
import { Palette } from './_parts/palette';
import { PersonMenu } from './_parts/person-menu';

export default async function TenantLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx();
  const [tenant, common, pages, jar, waiting, unread] = await Promise.all([
    resolveTenant(),
    getTranslations('common'),
    getTranslations('shell.pages'),
    cookies(),
    countInbox(ctx),
    countUnread(ctx),
  ]);

  const navigation = navigationFor(ctx.actor, pages, waiting);

  return (
    <>
      <meta name="csrf-token" content={ctx.session.csrfToken} />
      <Live since={ctx.session.pageMark} />
      <ClientMessages namespaces={['shell', 'search']}>
        <Shell
          brand={<Brand>{common('product')}</Brand>}
          navigation={navigation}
          search={<Palette pages={navigation.map(({ href, label }) => ({ href, label }))} />}
          tools={<Bell unread={unread} />}
          foot={
            <PersonMenu
              person={{ name: ctx.actor.name, email: ctx.actor.email }}
              company={tenant.name}
              theme={chooseTheme(jar.get(THEME_COOKIE)?.value)}
            />
          }
        >
          {children}
        </Shell>
      </ClientMessages>
    </>
  );
}
