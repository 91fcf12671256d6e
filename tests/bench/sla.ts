import type pg from 'pg';

import type { Ctx } from '@/lib/platform/core/ctx';
import { startRun } from '@/lib/processes/runs/start-run';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck } from '@/tests/factories/deck';

import { median, show } from './figures';

const ROUNDS = 5;
const DUE = 1000;

/** The sweep over many running clocks of which few are due, against the bare update of the same rows. */
export async function benchSweep(admin: pg.Client, ctx: Ctx): Promise<void> {
  const job: Ctx = { ...ctx, actor: { kind: 'job', id: 'bench' } };
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [ctx.tenantId]);
  const ratios: number[] = [];
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await admin.query(
      `update run_checkpoints c set escalation_rung = 1, escalation_at = now() + interval '3 days', activation = activation + 1
       where c.tenant_id = $1 and c.status = 'active'`,
      [ctx.tenantId],
    );
    await admin.query(
      `update run_checkpoints set escalation_at = now() - interval '1 hour', sla_due_at = now() - interval '1 hour'
       where (tenant_id, id) in (select tenant_id, id from run_checkpoints where tenant_id = $1 and status = 'active' limit ${DUE})`,
      [ctx.tenantId],
    );
    await admin.query('vacuum analyze run_checkpoints');
    const bare = await timed(async () => {
      await admin.query('begin');
      await admin.query(
        'update run_checkpoints set overdue_at = now() where tenant_id = $1 and escalation_at <= now()',
        [ctx.tenantId],
      );
      await admin.query('rollback');
    });
    let climbed = 0;
    const swept = await timed(async () => {
      const { climbed: some } = await climbEscalations({ ...job, now: new Date() }, { limit: DUE });
      climbed += some;
    });
    if (climbed !== DUE) throw new Error(`${climbed} of ${DUE} rungs were climbed.`);
    ratios.push(swept / bare);
    seconds.push(swept / 1000);
  }
  show('sweep: 1,000 due of 100,000 running clocks, s', median(seconds).toFixed(2));
  show('sweep ÷ bare update of the same rows', median(ratios).toFixed(1));

  const nothing = await timed(() => climbEscalations({ ...job, now: new Date() }, {}));
  show('sweep with nothing due, ms', nothing.toFixed(1), '≤ 5');
}

/** Starting a run of 200 steps against copying as many rows in one statement. */
export async function benchStart200(admin: pg.Client, ctx: Ctx): Promise<void> {
  const steps = Array.from({ length: 200 }, (_, n) => ({ key: `step-${n}` }));
  const lanes = Array.from({ length: 20 }, (_, lane) => steps.slice(lane * 10, lane * 10 + 10));
  const { deckId } = await createPublishedDeck(ctx, lanes);
  const { id } = await startRun({ ...ctx, now: new Date() }, { deckId, start: true });
  await admin.query('create temporary table copied as select * from run_checkpoints limit 0');
  const ratios: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const bare = await timed(() =>
      admin.query('insert into copied select * from run_checkpoints where tenant_id = $1 and run_id = $2', [
        ctx.tenantId,
        id,
      ]),
    );
    const started = await timed(() => startRun({ ...ctx, now: new Date() }, { deckId, start: true }));
    ratios.push(started / bare);
  }
  show('starting a run of 200 steps ÷ insert … select of 200 rows', median(ratios).toFixed(1));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
