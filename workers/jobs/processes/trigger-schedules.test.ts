import { spawn } from 'node:child_process';
import type { Job } from 'bullmq';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { listNotifications } from '@/lib/platform/notifications/list-notifications';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';

import { notifyScheduleSuspended } from './notify-schedule-suspended';
import { triggerSchedulesJob } from './trigger-schedules';

const DAYS = 12;
const SCHEDULES = 30;
const WAVES = 6;
const WORKERS = 4;
// Built once: two dozen processes that each translate their sources first would take minutes.
const WORKER = 'tests/.output/schedule-worker.mjs';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
const timing = {
  rule: { pattern: 'daily' as const, every: 1, time: '08:00' },
  timeZone: 'UTC',
  misfire: 'all' as const,
};

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  await build({
    entryPoints: ['tests/queue/schedule-worker.ts'],
    outfile: WORKER,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});

/** Twelve days ago, somebody set up schedules, and nobody has worked since. */
async function makeOverdue(ctx: Ctx, count: number): Promise<void> {
  const then = { ...ctx, now: new Date(Date.now() - DAYS * 86_400_000) };
  const { deckId } = await createPublishedDeck(then, [
    [{ key: 'a', assignees: [{ type: 'starter' }] }, { key: 'b' }],
    [{ key: 'c' }],
  ]);
  const startsOn = then.now.toISOString().slice(0, 10);
  for (let made = 0; made < count; made += 1) await createSchedule(then, { deckId, ...timing, startsOn });
}

const queued = (tenant: TestTenant, payload = {}) =>
  ({
    data: { tenantId: tenant.id, requestId: 'test', eventId: null, eventType: null, payload },
    opts: {},
    attemptsMade: 0,
  }) as unknown as Job;

const ask = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await read(acme.job, (tx) => tx.execute<Row>(query))).rows;

const startedSoFar = async () =>
  (await ask<{ n: number }>(sql`select count(*) as n from schedule_occurrences`))[0]!.n;

/** Starts a worker and kills it a few moments after it has begun; whether it was killed, or was done before. */
function killWithin(milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [WORKER, acme.id], {
    env: { ...process.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('at work'))
      setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * milliseconds);
  });
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')));
}

describe('the job that starts what is due', () => {
  it('loses nothing and doubles nothing, however often its worker is killed', async () => {
    await makeOverdue(admin, SCHEDULES);
    let kills = 0;
    let patience = 120;
    for (let wave = 0; wave < WAVES; wave += 1) {
      const killed = await Promise.all(Array.from({ length: WORKERS }, () => killWithin(patience)));
      kills += killed.filter(Boolean).length;
      // On a busy machine nobody gets far enough for a kill to matter.
      if ((await startedSoFar()) === 0) patience *= 2;
    }
    const before = await startedSoFar();
    expect(kills).toBeGreaterThanOrEqual(20);
    expect(before).toBeGreaterThan(0);

    await triggerSchedulesJob.handle(queued(acme));
    const perSchedule = await ask<{ n: number; days: number; whole: number }>(sql`
      select count(*) as n, count(distinct o.due_at::date) as days,
        count(*) filter (where r.status = 'active' and r.event_seq >= 3 and (
          select count(*) from run_checkpoints c where c.run_id = r.id) = 3) as whole
      from schedule_occurrences o join runs r on r.id = o.run_id group by o.schedule_id`);
    expect(perSchedule).toHaveLength(SCHEDULES);
    const [first] = perSchedule;
    expect(first!.n).toBeGreaterThanOrEqual(DAYS - 1);
    expect(perSchedule.every(({ n, days, whole }) => n === first!.n && days === n && whole === n)).toBe(true);
    const [runs] = await ask<{ n: number }>(sql`select count(*) as n from runs`);
    expect(runs!.n).toBe(SCHEDULES * first!.n);
    expect(await startedSoFar()).toBe(runs!.n);
  }, 240_000);

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
    await makeOverdue(gone, 1);
    await makeOverdue(boss, 1);
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
