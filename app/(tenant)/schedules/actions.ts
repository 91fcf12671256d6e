'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { deleteSchedule } from '@/lib/processes/schedules/delete-schedule';
import { previewSchedule } from '@/lib/processes/schedules/preview-schedule';
import { resumeSchedule } from '@/lib/processes/schedules/resume-schedule';
import { suspendSchedule } from '@/lib/processes/schedules/suspend-schedule';
import { updateSchedule } from '@/lib/processes/schedules/update-schedule';

type One = { scheduleId: string };

export const createScheduleAction = tenantAction((ctx, input: Parameters<typeof createSchedule>[1]) =>
  shown(createSchedule(ctx, input)),
);
export const updateScheduleAction = tenantAction((ctx, input: Parameters<typeof updateSchedule>[1]) =>
  shown(updateSchedule(ctx, input)),
);
export const suspendScheduleAction = tenantAction((ctx, input: One) => shown(suspendSchedule(ctx, input)));
export const resumeScheduleAction = tenantAction((ctx, input: One) => shown(resumeSchedule(ctx, input)));
export const deleteScheduleAction = tenantAction((ctx, input: One) => shown(deleteSchedule(ctx, input)));
export const previewScheduleAction = tenantAction((ctx, input: Parameters<typeof previewSchedule>[1]) =>
  previewSchedule(ctx, input),
);

async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/schedules');
  return value;
}
