'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { sessionCookie } from '@/app/_server/session-cookie';
import { tenantAction } from '@/app/_server/tenant-action';
import { signOut } from '@/lib/platform/identity/sign-out';

export const signOutAction = tenantAction(async (ctx, _nothing: undefined) => {
  await signOut(ctx, {});
  const { name, options } = sessionCookie(await headers());
  // Overwritten rather than deleted: a `__Host-` cookie is only touched with all its attributes.
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
  redirect('/sign-in');
});
