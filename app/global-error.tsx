'use client';

import './globals.css';

import { NextIntlClientProvider } from 'next-intl';

import de from '@/app/_i18n/messages/de/common.json';
import en from '@/app/_i18n/messages/en/common.json';
import { Failure } from '@/app/_parts/failure';

/** When even the root layout fails: no cookie, no catalogue from the server, only what came with the script. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = globalThis.navigator?.language.startsWith('en') ? 'en' : 'de';
  const common = locale === 'en' ? en : de;

  return (
    <html lang={locale}>
      <body>
        <title>{common.failure.title}</title>
        <NextIntlClientProvider locale={locale} messages={{ common }} timeZone="Europe/Berlin">
          <main>
            <Failure error={error} retry={retry} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
