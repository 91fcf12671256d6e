import type { Ctx } from '@/lib/platform/core/ctx';
import { encodeCursor } from '@/lib/platform/core/page-cursor';
import { closePools } from '@/lib/platform/core/transact';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { createTenant } from '@/tests/factories/tenant';

import { benchConfirm, type Waiting } from './confirm';
import { multiplyRun, startBenchDatabase } from './database';
import { benchLists, countPages, explainLists, type Volume } from './lists';
import { benchProtocol } from './protocol';
import { benchRace, benchVisibility } from './races';
import { benchSearch, fillDocuments } from './search';
import { benchStart200, benchSweep } from './sla';
import { benchStart } from './start';

// npm run bench [-- confirm|lists|protocol|races|search|sla|start]: ratios measured side by side in one run. Goals, not gates.
const only = process.argv[2];
const wants = (name: string) => !only || only === name;

if (wants('start')) await benchStart();
if (wants('protocol')) await benchProtocol();

const database = await startBenchDatabase();
try {
  if (wants('confirm') || wants('races')) {
    const waiting = await prepareSteps(50, Number(process.env.BENCH_STEPS_PER_TENANT ?? 1200));
    if (wants('races')) {
      await benchRace(waiting, 500);
      await benchVisibility(waiting, 1000);
    }
    if (wants('confirm')) await benchConfirm(database, waiting);
  }
  if (wants('sla')) {
    const { ctx, runId } = await seedRun();
    await multiplyRun(database.admin, ctx.tenantId, runId, 100_000);
    await benchSweep(database.admin, ctx);
    await benchStart200(database.admin, ctx);
  }
  if (wants('lists')) {
    const small = await prepareVolume('small', 2000);
    const large = await prepareVolume('large', Number(process.env.BENCH_RUNS ?? 200_000));
    await database.admin.query('analyze');
    await benchLists(small, large);
    await explainLists(database.admin, large);
    await countPages(small, large, {
      few: await startSized(large.ctx, 10),
      many: await startSized(large.ctx, 50),
    });
  }
  if (wants('search')) {
    const small = await prepareVolume('small', 2000);
    const large = await prepareVolume('large', Number(process.env.BENCH_RUNS ?? 200_000));
    for (const volume of [small, large]) await fillDocuments(database.admin, volume);
    await database.admin.query('analyze');
    await benchSearch(small, large);
  }
} finally {
  await closePools();
  await database.stop();
}

/** Steps that wait to be confirmed, spread over tenants: two lanes of one step, as the anchor has them. */
async function prepareSteps(tenants: number, each: number): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (let n = 0; n < tenants; n += 1) {
    const { ctx, runId } = await seedRun();
    const { checkpointIds } = await multiplyRun(database.admin, ctx.tenantId, runId, each);
    waiting.push(...checkpointIds.map((checkpointId) => ({ ctx, checkpointId })));
  }
  await database.admin.query('vacuum analyze');
  // Neighbouring steps belong to different tenants.
  return waiting
    .map((item, index) => ({ item, key: (index * 7919) % waiting.length }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function prepareVolume(name: string, runs: number): Promise<Volume> {
  const { ctx, runId } = await seedRun();
  await multiplyRun(database.admin, ctx.tenantId, runId, runs);
  const { rows } = await database.admin.query<{ time: string; id: string }>(
    'select created_at::text as time, id from runs where tenant_id = $1 order by created_at desc, id desc offset $2 limit 1',
    [ctx.tenantId, Math.floor(runs * 0.9)],
  );
  return { name, ctx, runs, deepCursor: encodeCursor([rows[0]!.time, rows[0]!.id]) };
}

async function seedRun(): Promise<{ ctx: Ctx; runId: string }> {
  const tenant = await createTenant();
  const ctx = await tenant.person('admin');
  const steps = [
    [{ key: 'a', assignees: [user(ctx)], slaLimitMinutes: 4320 }],
    [{ key: 'b', assignees: [user(ctx)], slaLimitMinutes: 4320 }],
  ];
  const { deckId } = await createPublishedDeck(ctx, steps);
  return { ctx, runId: (await startRun(ctx, { deckId, start: true })).id };
}

async function startSized(ctx: Ctx, steps: number): Promise<string> {
  const lane = Array.from({ length: steps }, (_, n) => ({ key: `step-${n}` }));
  const { deckId } = await createPublishedDeck(ctx, [lane]);
  return (await startRun(ctx, { deckId, start: true })).id;
}
