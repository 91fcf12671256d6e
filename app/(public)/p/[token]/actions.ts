'use server';

import { cookies, headers } from 'next/headers';

import { LINK_PASS_COOKIE, linkPassCookie } from '@/app/_server/link-pass-cookie';
import { publicAction } from '@/app/_server/public-action';
import { enterPin } from '@/lib/processes/links/enter-pin';

export const enterPinAction = publicAction(
  'enter-link-pin',
  async (ctx, { token, pin }: { token: string; pin: string }) => {
    const { pass, until } = await enterPin(ctx, { token, pin });
    const [jar, sent] = await Promise.all([cookies(), headers()]);
    jar.set(LINK_PASS_COOKIE, pass, linkPassCookie(sent, token, until));
    return { opened: true };
  },
);
