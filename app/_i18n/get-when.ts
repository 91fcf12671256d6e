import { getLocale, getNow, getTimeZone, getTranslations } from 'next-intl/server';

import { createWhen, type When } from './when';

export async function getWhen(): Promise<When> {
  const [t, locale, timeZone, now] = await Promise.all([
    getTranslations('time'),
    getLocale(),
    getTimeZone(),
    getNow(),
  ]);

  return createWhen({ t, locale, timeZone, now });
}
