import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { defineEvent } from '@/lib/platform/core/define-event';
import { newId } from '@/lib/platform/core/ids';
import { read, transact } from '@/lib/platform/core/transact';

export const rang = defineEvent('test.rang', { posted: true, shape: z.object({ bell: z.uuid() }) });
const answered = defineEvent('test.answered', { posted: true, shape: z.object({}) });

/** Something happens, in a transaction of its own. */
export async function ring(ctx: Ctx, bell = newId()): Promise<string> {
  await transact(ctx, async (tx) => record(tx, ctx, rang, { type: 'bell', id: bell }, { bell }));
  return bell;
}

/** What a job does about it: a row that can be counted. */
export async function answer(ctx: Ctx, bell: string): Promise<void> {
  await transact(ctx, async (tx) => record(tx, ctx, answered, { type: 'bell', id: bell }, {}));
}

export async function answersTo(ctx: Ctx, bell: string): Promise<number> {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ answers: number }>(
      sql`select count(*) as answers from outbox where type = 'test.answered' and subject_id = ${bell}`,
    ),
  );
  return rows[0]!.answers;
}
