import { inject } from 'vitest';

export type Foreign = { deckId: string; runId: string; checkpointId: string };

/** Another company in the same database, with a run of its own. */
export async function createForeignRun(): Promise<Foreign> {
  process.env.DATA_DIR = inject('dataDir');
  process.env.BASE_URL = inject('baseUrl');
  process.env.LOG_LEVEL = 'silent';
  // Loaded only now, as the connection is made from these variables.
  const { createTenant } = await import('@/tests/factories/tenant');
  const { createPublishedDeck, user } = await import('@/tests/factories/deck');
  const { startRun } = await import('@/lib/processes/runs/start-run');
  const { getRun } = await import('@/lib/processes/runs/get-run');
  const { closePools } = await import('@/lib/platform/core/transact');
  try {
    const tenant = await createTenant();
    const admin = await tenant.person('admin');
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'check', assignees: [user(admin)] }]]);
    const { id: runId } = await startRun(admin, { deckId, start: true });
    const run = await getRun(admin, { runId });
    return { deckId, runId, checkpointId: run.lanes[0]!.checkpoints[0]!.id };
  } finally {
    await closePools();
  }
}
