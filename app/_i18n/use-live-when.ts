'use client';

import { useLocale, useNow, useTimeZone, useTranslations } from 'next-intl';

import { createWhen, type When } from './when';

const EVERY = 30_000;

/** As `useWhen`, but time goes on: for clocks and for what is about to be due. */
export function useLiveWhen(): When {
  const t = useTranslations('time');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'Europe/Berlin';
  const now = useNow({ updateInterval: EVERY });

  return createWhen({ t, locale, timeZone, now });
}
