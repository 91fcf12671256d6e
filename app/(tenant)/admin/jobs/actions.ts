'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { dismissDeadJob } from '@/lib/platform/outbox/dismiss-dead-job';
import { retryDeadJob } from '@/lib/platform/outbox/retry-dead-job';

export const retryDeadJobAction = tenantAction(async (ctx, input: Parameters<typeof retryDeadJob>[1]) => {
  await retryDeadJob(ctx, input);
  revalidatePath('/admin/jobs');
});

export const dismissDeadJobAction = tenantAction(async (ctx, input: Parameters<typeof dismissDeadJob>[1]) => {
  await dismissDeadJob(ctx, input);
  revalidatePath('/admin/jobs');
});
