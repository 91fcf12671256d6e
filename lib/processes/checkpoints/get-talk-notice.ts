import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { mayBeSeenBy } from '@/lib/processes/runs/find-viewers';

type Place = { runId: string; checkpointId: string; runTitle: string; runNumber: string; stepTitle: string };

export type CommentNotice = Place & {
  authorName: string;
  /** Whom it names and who may still see it; nobody is told of what they said themselves. */
  userIds: string[];
};

export type TodoNotice = Place & { todoTitle: string; dueOn: string | null; assigneeId: string | null };

const place = sql`r.id as "runId", c.id as "checkpointId", r.title as "runTitle", r.number as "runNumber", c.title as "stepTitle"`;

/** What a message about a comment needs to know; null once it is deleted. For jobs only. */
export async function getCommentNotice(ctx: Ctx, raw: { commentId: string }): Promise<CommentNotice | null> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { commentId } = parseInput(z.strictObject({ commentId: z.uuid() }), raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<CommentNotice>(sql`
      select ${place}, a.name as "authorName",
        (select coalesce(array_agg(u.id::text), '{}') from users u
          where u.id = any(m.mention_ids) and u.id <> m.author_id and ${mayBeSeenBy}) as "userIds"
      from checkpoint_comments m
      join run_checkpoints c on c.id = m.checkpoint_id
      join runs r on r.id = c.run_id
      join users a on a.id = m.author_id
      where m.id = ${commentId} and m.deleted_at is null`),
  );
  return rows[0] ?? null;
}

/** What a message about a todo needs to know; null once it is deleted or done. For jobs only. */
export async function getTodoNotice(ctx: Ctx, raw: { todoId: string }): Promise<TodoNotice | null> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { todoId } = parseInput(z.strictObject({ todoId: z.uuid() }), raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<TodoNotice>(sql`
      select ${place}, t.title as "todoTitle", t.due_on::text as "dueOn",
        (select u.id from users u where u.id = t.assignee_id and ${mayBeSeenBy}) as "assigneeId"
      from checkpoint_todos t
      join run_checkpoints c on c.id = t.checkpoint_id
      join runs r on r.id = c.run_id
      where t.id = ${todoId} and t.done_at is null`),
  );
  return rows[0] ?? null;
}
