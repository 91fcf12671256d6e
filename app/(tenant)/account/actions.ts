'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';

import { LOCALE_COOKIE } from '@/app/_i18n/locale';
import { tasteCookie } from '@/app/_server/taste-cookie';
import { tenantAction } from '@/app/_server/tenant-action';
import { changePassword } from '@/lib/platform/identity/change-password';
import { createApiToken } from '@/lib/platform/identity/create-api-token';
import { revokeApiToken } from '@/lib/platform/identity/revoke-api-token';
import { setSignaturePin } from '@/lib/platform/identity/set-signature-pin';
import { signOut } from '@/lib/platform/identity/sign-out';
import { updateProfile } from '@/lib/platform/identity/update-profile';
import { updateNoticeSettings } from '@/lib/platform/notifications/update-notice-settings';

export const updateProfileAction = tenantAction(async (ctx, input: Parameters<typeof updateProfile>[1]) => {
  await updateProfile(ctx, input);
  (await cookies()).set(LOCALE_COOKIE, input.locale, tasteCookie(await headers()));
  revalidatePath('/', 'layout');
});

export const changePasswordAction = tenantAction((ctx, input: Parameters<typeof changePassword>[1]) =>
  changePassword(ctx, input),
);

export const setSignaturePinAction = tenantAction((ctx, input: Parameters<typeof setSignaturePin>[1]) =>
  shown(setSignaturePin(ctx, input)),
);

export const createApiTokenAction = tenantAction((ctx, input: Parameters<typeof createApiToken>[1]) =>
  shown(createApiToken(ctx, input)),
);
export const revokeApiTokenAction = tenantAction((ctx, input: { tokenId: string }) =>
  shown(revokeApiToken(ctx, input)),
);
export const endSessionsAction = tenantAction((ctx, input: Parameters<typeof signOut>[1]) =>
  shown(signOut(ctx, input)),
);
export const updateNoticeSettingsAction = tenantAction(
  (ctx, input: Parameters<typeof updateNoticeSettings>[1]) => shown(updateNoticeSettings(ctx, input)),
);

async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/account');
  return value;
}
