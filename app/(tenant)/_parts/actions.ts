'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { sessionCookie } from '@/app/_server/session-cookie';
import { tenantAction } from '@/app/_server/tenant-action';
import { signOut } from '@/lib/platform/identity/sign-out';
import { markRead } from '@/lib/platform/notifications/mark-read';

export const signOutAction = tenantAction(async (ctx, _nothing: undefined) => {
  await signOut(ctx, {});
  const { name, options } = sessionCookie(await headers());
  // Overwritten rather than deleted: a `__Host-` cookie is only touched with all its attributes.
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
  redirect('/sign-in');
});

export const markReadAction = tenantAction(async (ctx, input: Parameters<typeof markRead>[1]) => {
  await markRead(ctx, input);
});
