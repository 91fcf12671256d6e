import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { prepared, read } from '@/lib/platform/core/transact';

const input = z.strictObject({
  limit: z.int().min(1).max(500).default(100),
  cursor: z.string().max(500).nullish(),
});

/** Schedules that want to be looked at: due, or without a deck or a starter they could go on with. For jobs only. */
export async function listDueSchedules(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<{ id: string }>> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);
  const rows = await read(ctx, (tx) =>
    prepared<{ id: string; at: string }>(tx, 'due-schedules', DUE, [
      ctx.now,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ]),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ id }) => ({ id })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

const DUE = `
  select s.id, s.next_due_at::text as at
  from run_schedules s join decks d on d.id = s.deck_id join users u on u.id = s.starter_id
  where s.next_due_at is not null
    and (s.next_due_at <= $1 or d.status = 'archived' or u.status = 'inactive')
    and ($2::timestamptz is null or (s.next_due_at, s.id) > ($2::timestamptz, $3::uuid))
  order by s.next_due_at, s.id limit $4`;
