import { NextIntlClientProvider, useLocale } from 'next-intl';
import type { ReactNode } from 'react';

import { catalogue, type Messages, type Namespace } from './catalogue';

/** What the parts in `_ui` speak; every page has these. */
const ALWAYS: Namespace[] = ['common', 'errors', 'time'];

/** Sends the named namespaces to the client components below; the rest of the catalogue stays on the server. */
export function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: Namespace[];
  children: ReactNode;
}) {
  const messages = catalogue[useLocale()];
  const sent: Partial<Messages> = Object.fromEntries(
    [...ALWAYS, ...namespaces].map((name) => [name, messages[name]]),
  );

  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>;
}
