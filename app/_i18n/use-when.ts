import { useLocale, useNow, useTimeZone, useTranslations } from 'next-intl';

import { createWhen, type When } from './when';

/** In client components and in server components that are not async; for those there is `getWhen`. */
export function useWhen(): When {
  const t = useTranslations('time');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'Europe/Berlin';
  const now = useNow();

  return createWhen({ t, locale, timeZone, now });
}
