import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { optionalLine } from '@/lib/platform/core/text';
import { read } from '@/lib/platform/core/transact';

import { visibleRuns } from './filter-visible-runs';
import { mayBeSeenBy } from './find-viewers';

export type Viewer = { id: string; name: string; hint: string | null };

const input = z.strictObject({
  runId: z.uuid(),
  q: optionalLine(200).optional(),
  limit: z.number().int().min(1).max(200).default(20),
});

/** Everybody who may see a run, by name: whom one can name in it and give things to. */
export async function listViewers(ctx: Ctx, raw: z.input<typeof input>): Promise<Viewer[]> {
  const { runId, q, limit } = parseInput(input, raw);
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : '%';
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ viewers: Viewer[] }>(sql`
      select (select coalesce(json_agg(v), '[]') from (
          select u.id, u.name, u.job_title as hint from users u
          where u.name ilike ${like} and ${mayBeSeenBy} order by u.name, u.id limit ${limit}) v) as viewers
      from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such run.');
  return rows[0].viewers;
}
