import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { asRelay, read } from '@/lib/platform/core/transact';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { startRun } from '@/lib/processes/runs/start-run';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';

import { sweepEscalationsJob } from './jobs/processes/sweep-escalations';
import { triggerSchedulesJob } from './jobs/processes/trigger-schedules';
import { routes } from './routes';
import type { JobQueue } from './runtime/queue-kit';
import { startWorker } from './runtime/start-worker';

const queues = backends();
// Fifty deaths, shared out among the queues there are; each in the midst of escalations and of schedules.
const KILLS = 50 / queues.length;
const AT_ONCE = 2;
const LONGEST_LIFE = 600;
const RUNS = 40;
const HOUR = 3600;
const DAYS = 8;
const program = join(import.meta.dirname, '../tests/.output', `busy-worker-${process.pid}.mjs`);

const escalated = sql`select count(*) from sla_escalations`;
const started = sql`select count(*) from schedule_occurrences`;

const tuning = { concurrency: 8, lockSeconds: 2, stalledCheckSeconds: 1 };
const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  const entryPoints = [join(root, 'tests/queue/busy-worker.ts')];
  // One file, so that a process is at work at once: most of its life would be spent on starting.
  await build({
    entryPoints,
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['*.node', 'pg-native', '@node-rs/*'],
    alias: { '@': root },
    // What the packages expect of a file of their own kind.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';
        const require = requireFrom(import.meta.url);
        const [__filename, __dirname] = [import.meta.filename, import.meta.dirname];`,
    },
  });
});
afterAll(() => rmSync(program, { force: true }));

describe.each(queues)('escalation and schedules on $name', (backend) => {
  let acme: TestTenant;
  let admin: Ctx & { actor: Person };
  let longAgo: Ctx & { actor: Person };

  beforeAll(async () => {
    await backend.start();
    acme = await createTenant();
    admin = await acme.person('admin');
    await updateSettings(admin, { escalationDelays: { leadsMinutes: 1, managementMinutes: 600 } });
  });
  afterAll(async () => {
    await backend.stop();
    await asRelay((tx) => tx.execute(sql`update outbox set sent_at = now() where sent_at is null`));
  });

  /** Steps whose warning, due time and leads' rung come one after the other all through the next half minute. */
  async function beginMany(): Promise<void> {
    const departmentId = await acme.department();
    await acme.person('lead', { departmentId, isLead: true });
    const member = await acme.person('employee', { departmentId });
    const step = { slaLimitMinutes: 60, slaWarnBeforeMinutes: 1, assignees: [user(member)] };
    const { deckId } = await createPublishedDeck(admin, [
      ['a', 'b', 'c', 'd'].map((key) => ({ key, ...step })),
    ]);
    const now = { ...admin, now: new Date() };
    for (let n = 0; n < RUNS; n += 1)
      await startRun(later(now, (n / RUNS) * 150 - 60 - HOUR), { deckId, start: true });
  }

  /** The deck of a schedule, published before anything of it was due. */
  async function beginLongAgo(): Promise<string> {
    longAgo = { ...admin, now: new Date(Date.now() - DAYS * 24 * HOUR * 1000) };
    const { deckId } = await createPublishedDeck(longAgo, [[{ key: 'a' }], [{ key: 'b' }]]);
    return deckId;
  }

  /** One more schedule nobody has worked on since long ago, and one more job that starts whatever is due. */
  async function leaveWork(queue: JobQueue, deckId: string): Promise<void> {
    const startsOn = longAgo.now.toISOString().slice(0, 10);
    const rule = { pattern: 'daily' as const, every: 1, time: '08:00' };
    await createSchedule(longAgo, { deckId, rule, timeZone: 'UTC', startsOn, misfire: 'all' });
    await queue.addBulk([{ name: triggerSchedulesJob.name, data: sweepOf(acme) }]);
  }

  /** Starts workers and kills them in the midst of whatever they do, until enough have died. */
  async function killMany(): Promise<void> {
    const deckId = await beginLongAgo();
    const kit = backend.kit();
    const queue = kit.queue();
    let left = KILLS;
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        await leaveWork(queue, deckId);
        await liveAndDie(backend.env());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await kit.close();
  }

  async function rowsOf<Row extends object>(statement: ReturnType<typeof sql>): Promise<Row[]> {
    const { rows } = await read(acme.job, (tx) => tx.execute(statement));
    return rows as Row[];
  }

  async function countOf(statement: ReturnType<typeof sql>): Promise<number> {
    const [row] = await rowsOf<{ count: string }>(statement);
    return Number(row!.count);
  }

  it(`loses nothing and doubles nothing while workers are killed ${KILLS} times`, async () => {
    await beginMany();
    await killMany();
    // It was in the middle of things that they died; on a busy machine a few more have to.
    while ((await countOf(escalated)) <= 20 || (await countOf(started)) === 0)
      await liveAndDie(backend.env());

    const worker = await startWorker({ routes, schedules: [] }, { kit: backend.kit(), tuning });
    for (const job of [triggerSchedulesJob, sweepEscalationsJob])
      await job.handle({ data: sweepOf(acme), opts: {}, attemptsMade: 0 } as never);
    const swept = new Date(Date.now() - 1000);
    await vi.waitFor(
      async () => {
        expect(await countOf(sql`select count(*) from outbox where sent_at is null`)).toBe(0);
        const { waiting, active } = await worker.queue.getJobCounts();
        expect([waiting, active]).toEqual([0, 0]);
        const told = sql`select count(*) from notifications where type = 'escalation'`;
        const asked = sql`select sum(case rung when 2 then 2 else 1 end) as count from sla_escalations`;
        expect(await countOf(told)).toBe(await countOf(asked));
      },
      { timeout: 200_000, interval: 100 },
    );
    expect(await worker.stop()).toBe(true);

    await everyRungIsClimbedOnce(swept);
    await everyRunIsStartedOnce();
  }, 400_000);

  async function everyRungIsClimbedOnce(swept: Date): Promise<void> {
    // None lost: every moment that had come is climbed, and everybody who hears of it has heard, in the bell and by mail.
    const [lost] = await rowsOf<{ steps: string }>(
      sql`select count(*) as steps from run_checkpoints where escalation_at <= ${swept.toISOString()}`,
    );
    expect(Number(lost!.steps)).toBe(0);
    const unequal = await rowsOf(sql`
      select e.checkpoint_id, e.rung,
        (select count(*) from run_events v where v.checkpoint_id = e.checkpoint_id and (v.data ->> 'rung')::int = e.rung) as told,
        (select count(*) from outbox o where o.type = 'checkpoint.escalated' and o.subject_id = e.checkpoint_id
          and (o.data ->> 'rung')::int = e.rung) as posted,
        (select count(*) from notifications n where n.cause = 'escalation.' || e.checkpoint_id || '.1.' || e.rung) as notices
      from sla_escalations e`);
    for (const { rung, told, posted, notices } of unequal as Record<string, unknown>[]) {
      expect([told, posted, notices].map(Number)).toEqual([1, 1, rung === 2 ? 2 : 1]);
    }
    // None doubled: one mail for each notice, and no rung beside the ladder.
    expect(await countOf(sql`select count(*) from mails where kind = 'escalation'`)).toBe(
      await countOf(sql`select count(*) from notifications where type = 'escalation'`),
    );
    const steps = await rowsOf<{ rungs: number[]; next: number }>(sql`
      select array_agg(e.rung order by e.rung) as rungs, c.escalation_rung as next
      from sla_escalations e join run_checkpoints c on c.id = e.checkpoint_id group by c.id, c.escalation_rung`);
    for (const { rungs, next } of steps) expect(rungs).toEqual([0, 1, 2].slice(0, next));
  }

  async function everyRunIsStartedOnce(): Promise<void> {
    const perSchedule = await rowsOf<Record<'due' | 'days' | 'whole', number>>(sql`
      select count(*)::int as due, count(distinct o.due_at::date)::int as days,
        count(*) filter (where r.status = 'active' and r.event_seq >= 3 and (
          select count(*) from run_checkpoints c where c.run_id = r.id) = 2)::int as whole
      from schedule_occurrences o join runs r on r.id = o.run_id group by o.schedule_id`);
    expect(perSchedule).toHaveLength(KILLS);
    const [{ due } = { due: 0 }] = perSchedule;
    expect(due).toBeGreaterThanOrEqual(DAYS - 1);
    for (const each of perSchedule) expect(each).toEqual({ due, days: due, whole: due });
    // No run beside those the schedules know of.
    expect(await countOf(sql`select count(*) from runs`)).toBe(RUNS + KILLS * due);
    expect(await countOf(sql`select count(*) from schedule_occurrences`)).toBe(KILLS * due);
  }
});

function sweepOf(tenant: TestTenant) {
  return { tenantId: tenant.id, requestId: 'test', eventId: null, eventType: null, payload: {} };
}

async function liveAndDie(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_POOL_SIZE: '5', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('at work') && resolve());
      child.once('exit', () => reject(new Error('The worker ended before it was killed.')));
    });
    await pass(Math.random() * LONGEST_LIFE);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}
