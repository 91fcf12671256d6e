'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { inviteGuest } from '@/lib/processes/guests/invite-guest';
import { revokeGuest } from '@/lib/processes/guests/revoke-guest';

type Invite = Parameters<typeof inviteGuest>[1];

export const inviteGuestAction = tenantAction((ctx, input: Invite) => shown(inviteGuest(ctx, input)));
export const revokeGuestAction = tenantAction((ctx, input: { guestId: string }) =>
  shown(revokeGuest(ctx, input)),
);

async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/', 'layout');
  return value;
}
