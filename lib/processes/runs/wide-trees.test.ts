import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { transact } from '@/lib/platform/core/transact';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { startRun } from './start-run';

let admin: Ctx & { actor: Person };

beforeAll(async () => {
  admin = await (await createTenant()).person('admin');
});

/** The same part over and over, as if its step had been taken up so often. */
async function repeat(runId: string, times: number): Promise<void> {
  await transact(admin, async (tx) => {
    const { rows } = await tx.execute<{ columns: string }>(sql`
      select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
      where attrelid = 'runs'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`);
    const columns = sql.raw(rows[0]!.columns);
    await tx.execute(sql`
      insert into runs (${columns})
      select ${columns} from (
        select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number', 'T-' || n,
          'ended_at', r.created_at, 'status', 'cancelled', 'parent_activation', 0 - n))).*
        from runs r, generate_series(1, ${times}::int) n where r.id = ${runId}
      ) copies`);
  });
}

describe('a very wide tree', () => {
  it('holds five hundred runs, turns down what would be one more, and says that not all are shown', async () => {
    const leaf = await createPublishedDeck(admin, [[{ key: 'repair' }]]);
    const middle = await createPublishedDeck(admin, [[{ key: 'deep', subDeckId: leaf.deckId }]]);
    const { deckId } = await createPublishedDeck(admin, [
      [{ key: 'often', subDeckId: middle.deckId }, { key: 'go' }],
      [{ key: 'pass' }],
      [
        { key: 'last', subDeckId: leaf.deckId },
        { key: 'over', subDeckId: leaf.deckId },
      ],
    ]);
    const { id } = await startRun(admin, { deckId, start: true });
    const { steps } = await stepsOf(admin, id);
    const often = steps.often!.subRunId!;
    const deep = (await stepsOf(admin, often)).steps.deep!.subRunId!;
    const repairId = (await stepsOf(admin, deep)).steps.repair!.id;
    // With the first one and the two below it: one less than there is room for.
    await repeat(often, 496);

    for (const checkpointId of [repairId, steps.go!.id, steps.pass!.id])
      await confirmCheckpoint(admin, { checkpointId });

    const { run, steps: after } = await stepsOf(admin, id);
    expect(run.treeIsCut).toBe(true);
    expect(run.tree).toHaveLength(200);
    expect(after.often).toMatchObject({ status: 'completed', subRunId: often });
    expect(after.last!.subRunId).not.toBeNull();
    expect(after.over).toMatchObject({
      status: 'rejected',
      subRunId: null,
      rejectionReason: 'subprocess_count_exceeded',
    });
    expect((await trailOf(admin, after.over!.id)).posted).toContain('checkpoint.rejected');

    // Around a run stands what belongs to it, however much there is elsewhere.
    const { tree } = (await stepsOf(admin, often)).run;
    expect(tree.map((each) => each.id)).toEqual(expect.arrayContaining([id, often, deep]));
  });
});
