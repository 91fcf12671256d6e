'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { isLocale, LOCALE_COOKIE } from '@/app/_i18n/locale';
import { forgetSession } from '@/app/_server/start-session';
import { tasteCookie } from '@/app/_server/taste-cookie';
import { tenantAction } from '@/app/_server/tenant-action';
import { getProfile } from '@/lib/platform/identity/get-profile';
import { signOut } from '@/lib/platform/identity/sign-out';
import { updateProfile } from '@/lib/platform/identity/update-profile';
import { markRead } from '@/lib/platform/notifications/mark-read';

export const signOutAction = tenantAction(async (ctx, _nothing: undefined) => {
  await signOut(ctx, {});
  await forgetSession();
  redirect('/sign-in');
});

export const markReadAction = tenantAction(async (ctx, input: Parameters<typeof markRead>[1]) => {
  await markRead(ctx, input);
});

/** Pages at once, and mails from now on. */
export const chooseMyLocaleAction = tenantAction(async (ctx, locale: string) => {
  if (!isLocale(locale)) return;
  const { name, jobTitle, phone, timeZone } = await getProfile(ctx);
  await updateProfile(ctx, { name, jobTitle, phone, timeZone, locale });
  (await cookies()).set(LOCALE_COOKIE, locale, tasteCookie(await headers()));
});
