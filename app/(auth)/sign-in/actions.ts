'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';

import { publicAction } from '@/app/_server/public-action';
import { safeNext } from '@/app/_server/safe-next';
import { startSession } from '@/app/_server/start-session';

export const signInAction = publicAction(
  'sign-in',
  async (ctx, input: { email: string; password: string; next: string }) => {
    const started = await startSession(ctx, { email: String(input.email), password: String(input.password) });
    if (started.ok) redirect(safeNext(input.next) as Route);
    return started;
  },
);
