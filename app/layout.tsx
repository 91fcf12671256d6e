import './globals.css';

import { CSPProvider } from '@base-ui/react/csp-provider';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

import { ClientMessages } from './_i18n/client-messages';
import { chooseTheme, THEME_COOKIE } from './_ui/theme';
import { Toaster } from './_ui/toaster';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#131519' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');

  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    robots: { index: false, follow: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, sent] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = chooseTheme(jar.get(THEME_COOKIE)?.value);

  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <CSPProvider nonce={sent.get('x-nonce') ?? undefined}>
          <ClientMessages>
            <Toaster>
              {/* A stacking context of its own keeps popups above everything on the page. */}
              <div className="isolate">{children}</div>
            </Toaster>
          </ClientMessages>
        </CSPProvider>
      </body>
    </html>
  );
}
