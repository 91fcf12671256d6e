'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { startRun } from '@/lib/processes/runs/start-run';

type Start = Parameters<typeof startRun>[1];

export const startRunAction = tenantAction(async (ctx, input: Start) => {
  const run = await startRun(ctx, input);
  revalidatePath('/runs');
  return run;
});
