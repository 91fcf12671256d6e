'use server';

import { redirect } from 'next/navigation';

import { publicAction } from '@/app/_server/public-action';
import { giveSession } from '@/app/_server/start-session';
import { acceptInvitation } from '@/lib/platform/identity/accept-invitation';

export const acceptInvitationAction = publicAction(
  'accept-invitation',
  async (ctx, input: { token: string; password: string }) => {
    const accepted = await acceptInvitation(ctx, input);
    await giveSession(ctx, accepted.token);
    redirect('/overview');
  },
);
