import { z } from 'zod';

import { log } from '@/lib/platform/core/log';
import { listTenantIds } from '@/lib/platform/outbox/list-tenant-ids';

import type { Envelope, Job } from './define-job';
import type { Plan, Schedule } from './plan';
import type { JobQueue } from './queue-kit';

/** The scheduled job itself: it has no tenant, it makes one small job for each. */
export const SWEEP = 'platform.sweep-tenants';

const TENANTS_AT_ONCE = 500;
const ZONE = 'Europe/Berlin';

/**
 * Brings the queue's schedules to what the table says: asked for again every minute, as the queue may be emptied.
 * One that stands as it should is left alone, because setting it again would begin its interval anew.
 */
export async function keepSchedules(queue: JobQueue, plan: Plan): Promise<void> {
  const standing = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));

  for (const schedule of plan.schedules) {
    const name = schedule.job.name;
    const { every, pattern } = standing.get(name) ?? {};
    standing.delete(name);
    const wanted = rhythm(schedule);
    if (Number(every ?? 0) === (wanted.every ?? 0) && (pattern ?? '') === (wanted.pattern ?? '')) continue;
    await queue.upsertJobScheduler(name, wanted, { name: SWEEP, data: { job: name }, opts: { attempts: 3 } });
    log.info('A schedule was set.', { schedule: name, ...wanted });
  }

  for (const name of standing.keys()) {
    await queue.removeJobScheduler(name);
    log.info('A schedule nobody needs any more was removed.', { schedule: name });
  }
}

/** The search for every tenant as a job of its own: one tenant's trouble or size is not the others'. */
export async function sweepTenants(queue: JobQueue, plan: Plan, data: unknown): Promise<void> {
  const { job: name } = z.object({ job: z.string() }).parse(data);
  const schedule = plan.schedules.find(({ job }) => job.name === name);
  if (!schedule) {
    log.warn('A schedule for an unknown job was put aside.', { job: name });
    return;
  }
  let after: string | null = null;
  do {
    const tenantIds: string[] = await listTenantIds(after, TENANTS_AT_ONCE);
    if (tenantIds.length > 0)
      await queue.addBulk(tenantIds.map((tenantId) => toSweep(schedule.job, tenantId)));
    after = tenantIds.length === TENANTS_AT_ONCE ? (tenantIds.at(-1) ?? null) : null;
  } while (after);
}

function toSweep(job: Job, tenantId: string) {
  return {
    name: job.name,
    data: { tenantId, requestId: job.name, eventId: null, eventType: null, payload: {} } satisfies Envelope,
    // One per tenant at a time: while it waits or runs, the queue takes no second one.
    opts: { jobId: `${job.name}.${tenantId}`, attempts: job.attempts ?? 3 },
  };
}

function rhythm(schedule: Schedule): { every?: number; pattern?: string; tz?: string } {
  if ('everyMinutes' in schedule) return { every: schedule.everyMinutes * 60_000 };
  return { pattern: schedule.cron, tz: ZONE };
}
