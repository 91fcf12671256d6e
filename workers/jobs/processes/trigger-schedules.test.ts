import type { Job } from 'bullmq';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { listNotifications } from '@/lib/platform/notifications/list-notifications';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';

import { notifyScheduleSuspended } from './notify-schedule-suspended';
import { triggerSchedulesJob } from './trigger-schedules';

const DAYS = 12;

const timing = {
  rule: { pattern: 'daily' as const, every: 1, time: '08:00' },
  timeZone: 'UTC',
  misfire: 'all' as const,
};

/** Twelve days ago, somebody set up a schedule, and nobody has worked since. */
async function makeOverdue(ctx: Ctx): Promise<void> {
  const then = { ...ctx, now: new Date(Date.now() - DAYS * 86_400_000) };
  const { deckId } = await createPublishedDeck(then, [
    [{ key: 'a', assignees: [{ type: 'starter' }] }, { key: 'b' }],
    [{ key: 'c' }],
  ]);
  const startsOn = then.now.toISOString().slice(0, 10);
  await createSchedule(then, { deckId, ...timing, startsOn });
}

const queued = (tenant: TestTenant, payload = {}) =>
  ({
    data: { tenantId: tenant.id, requestId: 'test', eventId: null, eventType: null, payload },
    opts: {},
    attemptsMade: 0,
  }) as unknown as Job;

describe('the job that starts what is due', () => {
  it('tells starter, owner and admins when a schedule cannot go on, once', async () => {
    const globex = await createTenant();
    const boss = await globex.person('admin');
    const departmentId = await globex.department();
    const lead = await globex.person('lead', { departmentId, isLead: true });
    const { deckId } = await createPublishedDeck(lead, [[{ key: 'a' }]], {
      departmentId,
      title: 'Inspection',
    });
    const startsOn = lead.now.toISOString().slice(0, 10);
    const { id: scheduleId } = await createSchedule(lead, { deckId, ...timing, startsOn });
    await archiveDeck(boss, { deckId });
    await triggerSchedulesJob.handle(queued(globex));

    const told = queued(globex, { scheduleId, reason: 'deck_archived' });
    await notifyScheduleSuspended.handle(told);
    await notifyScheduleSuspended.handle(told);
    for (const person of [boss, lead]) {
      const { items } = await listNotifications(person, {});
      expect(items.map(({ data, path }) => ({ ...data, path }))).toEqual([
        {
          kind: 'schedule_suspended',
          scheduleTitle: 'Inspection',
          deckTitle: 'Inspection',
          reason: 'deck_archived',
          path: '/schedules',
        },
      ]);
    }
  });

  it('goes on with the others where one cannot be started', async () => {
    const globex = await createTenant();
    const boss = await globex.person('admin');
    const gone = await globex.person('admin');
    await makeOverdue(gone);
    await makeOverdue(boss);
    await deactivate(gone);
    await triggerSchedulesJob.handle(queued(globex));
    const { rows } = await read(globex.job, (tx) =>
      tx.execute<{ reason: string | null; runs: number }>(sql`
        select s.suspended_reason as reason, (select count(*) from runs r where r.schedule_id = s.id) as runs
        from run_schedules s order by s.created_at`),
    );
    expect(rows[0]).toEqual({ reason: 'starter_inactive', runs: 0 });
    expect(rows[1]!.reason).toBeNull();
    expect(rows[1]!.runs).toBeGreaterThan(10);
  });
});
