import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { currentTime } from '@/lib/platform/core/clock';

import { catalogue } from './catalogue';
import { formats } from './formats';
import { chooseLocale, chooseTimeZone, LOCALE_COOKIE, TIME_ZONE_COOKIE } from './locale';

export default getRequestConfig(async ({ locale: wanted }) => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const locale = wanted ?? chooseLocale(jar.get(LOCALE_COOKIE)?.value, sent.get('accept-language'));

  return {
    locale,
    messages: catalogue[locale],
    formats,
    timeZone: chooseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    now: currentTime(),
  };
});
