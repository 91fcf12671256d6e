'use server';

import { cookies, headers } from 'next/headers';

import { GUEST_PASS_COOKIE, guestPassCookie } from '@/app/_server/link-pass-cookie';
import { publicAction } from '@/app/_server/public-action';
import { confirmAsGuest } from '@/lib/processes/guests/confirm-as-guest';
import { enterGuestPin } from '@/lib/processes/guests/enter-guest-pin';
import { rejectAsGuest } from '@/lib/processes/guests/reject-as-guest';
import { removeGuestFile } from '@/lib/processes/guests/remove-guest-file';

type Confirm = Omit<Parameters<typeof confirmAsGuest>[1], 'pass'>;
type Reject = Omit<Parameters<typeof rejectAsGuest>[1], 'pass'>;
type RemoveFile = Omit<Parameters<typeof removeGuestFile>[1], 'pass'>;

export const enterGuestPinAction = publicAction(
  'enter-guest-pin',
  async (ctx, { token, pin }: { token: string; pin: string }) => {
    const { pass, until } = await enterGuestPin(ctx, { token, pin });
    const [jar, sent] = await Promise.all([cookies(), headers()]);
    jar.set(GUEST_PASS_COOKIE, pass, guestPassCookie(sent, token, until));
    return { opened: true };
  },
);

export const confirmAsGuestAction = publicAction('confirm-as-guest', async (ctx, input: Confirm) =>
  confirmAsGuest(ctx, { ...input, pass: await readPass() }),
);

export const rejectAsGuestAction = publicAction('reject-as-guest', async (ctx, input: Reject) =>
  rejectAsGuest(ctx, { ...input, pass: await readPass() }),
);

export const removeGuestFileAction = publicAction('remove-guest-file', async (ctx, input: RemoveFile) =>
  removeGuestFile(ctx, { ...input, pass: await readPass() }),
);

async function readPass(): Promise<string | undefined> {
  return (await cookies()).get(GUEST_PASS_COOKIE)?.value;
}
