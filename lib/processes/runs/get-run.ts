import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { visibleRuns } from './filter-visible-runs';
import { type RawRun, wholeRun } from './run-columns';
import { type RunView, toRunView } from './show-run';

const input = z.strictObject({ runId: z.uuid() });

/** A run whole: its head, its lanes with every step and what the caller may do to each, its approval. */
export async function getRun(ctx: Ctx, raw: z.input<typeof input>): Promise<RunView> {
  const { runId } = parseInput(input, raw);
  const me = isPerson(ctx.actor) ? ctx.actor.id : null;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawRun>(sql`
      select ${wholeRun(ctx.actor, me)}
      from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such run.');
  return toRunView(ctx, rows[0]);
}
