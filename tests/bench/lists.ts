import type pg from 'pg';

import type { Ctx } from '@/lib/platform/core/ctx';
import { getOverview } from '@/lib/processes/checkpoints/get-overview';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRuns } from '@/lib/processes/runs/list-runs';

import { countStatements } from './confirm';
import { percentile, show, timesOf } from './figures';

export type Volume = { name: string; ctx: Ctx; runs: number; deepCursor: string };

const CALLS = 200;

/** Goal 13: the first and a deep page of a large tenant against the same pages of a small one. */
export async function benchLists(small: Volume, large: Volume): Promise<void> {
  const p95 = async (volume: Volume, cursor?: string) =>
    percentile(await timesOf(CALLS, () => listRuns(volume.ctx, { tab: 'active', cursor })), 0.95);
  for (const [name, cursor] of [
    ['first page', (_: Volume) => undefined],
    ['deep page', (volume: Volume) => volume.deepCursor],
  ] as const) {
    const ratios: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const few = await p95(small, cursor(small));
      ratios.push((await p95(large, cursor(large))) / few);
    }
    show(
      `run list, ${name}, p95: ${large.runs} runs ÷ ${small.runs} runs`,
      percentile(ratios, 0.5).toFixed(2),
      '≤ 1.5',
    );
  }
}

/** The plans of both pages: an index gives the order, nothing sorts the whole table. */
export async function explainLists(admin: pg.Client, large: Volume): Promise<void> {
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [large.ctx.tenantId]);
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(
    `explain select r.id from runs r where r.tenant_id = '${large.ctx.tenantId}' and r.tab = 'active'
     and (r.created_at, r.id) < (now() - interval '60 days', '${large.ctx.tenantId}') order by r.created_at desc, r.id desc limit 51`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  show('deep page uses an index', String(plan.includes('Index') && plan.includes('runs_newest')), 'true');
  show('deep page sorts', String(/\bSort\b/.test(plan)), 'false');
}

/** Goal 23: statements per page's queries, for few and for many rows. */
export async function countPages(
  small: Volume,
  large: Volume,
  runIds: { few: string; many: string },
): Promise<void> {
  const pairs: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'run page',
      () => getRun(large.ctx, { runId: runIds.few }),
      () => getRun(large.ctx, { runId: runIds.many }),
    ],
    ['overview', () => getOverview(small.ctx), () => getOverview(large.ctx)],
    ['inbox', () => listInbox(large.ctx, { limit: 10 }), () => listInbox(large.ctx, { limit: 50 })],
    ['run list', () => listRuns(large.ctx, { limit: 10 }), () => listRuns(large.ctx, { limit: 50 })],
  ];
  for (const [name, few, many] of pairs) {
    // begin and commit frame each read; they are not counted here.
    const counts = [(await countStatements(few)) - 2, (await countStatements(many)) - 2];
    show(`statements of the ${name}'s queries, few and many rows`, counts.join(' and '), '≤ 6, equal');
  }
}
