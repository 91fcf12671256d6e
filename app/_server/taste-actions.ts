'use server';

import { cookies, headers } from 'next/headers';

import { isLocale, LOCALE_COOKIE } from '@/app/_i18n/locale';
import { chooseTheme, THEME_COOKIE } from '@/app/_ui/theme';

import { publicAction } from './public-action';
import { tasteCookie } from './taste-cookie';

export const chooseLocaleAction = publicAction('choose-locale', async (_ctx, locale: string) => {
  if (isLocale(locale)) (await cookies()).set(LOCALE_COOKIE, locale, tasteCookie(await headers()));
});

export const chooseThemeAction = publicAction('choose-theme', async (_ctx, theme: string) => {
  (await cookies()).set(THEME_COOKIE, chooseTheme(theme), tasteCookie(await headers()));
});
