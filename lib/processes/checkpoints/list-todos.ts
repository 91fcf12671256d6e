import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { openTalk } from './open-talk';
import { mayContribute, mayTickTodo } from './policy';

type Named = { id: string; name: string };

export type Todo = {
  id: string;
  title: string;
  assignee: Named | null;
  /** A day, as `2026-01-31`. */
  dueOn: string | null;
  createdBy: Named;
  createdAt: Date;
  doneBy: Named | null;
  doneAt: Date | null;
  may: { edit: boolean; tick: boolean };
};

const input = z.strictObject({ checkpointId: z.uuid(), ...pageInput.shape });

/** What is to be done about a step, in the order it was written down. */
export async function listTodos(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<Todo>> {
  const { checkpointId, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);

  return read(ctx, async (tx) => {
    const talk = await openTalk(tx, ctx, checkpointId);
    const { rows } = await tx.execute<Omit<Todo, 'may'>>(sql`
      select t.id, t.title, t.due_on::text as "dueOn", t.created_at as "createdAt", t.done_at as "doneAt",
        (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = t.assignee_id) as assignee,
        (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = t.created_by) as "createdBy",
        (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = t.done_by) as "doneBy"
      from checkpoint_todos t
      where t.checkpoint_id = ${checkpointId}
        ${after ? sql`and (t.created_at, t.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by t.created_at, t.id limit ${limit + 1}`);
    const isOpen = !['completed', 'rejected', 'cancelled'].includes(talk.runStatus);
    const edit = isOpen && mayContribute(ctx.actor, talk);
    const items = rows.slice(0, limit).map((row) => {
      const tick = isOpen && mayTickTodo(ctx.actor, talk, { assigneeId: row.assignee?.id ?? null });
      return { ...row, may: { edit, tick } };
    });
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  });
}
