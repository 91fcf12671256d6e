import { eq } from 'drizzle-orm';

import { checkpointComments, checkpointTodos } from '@/db/schema/processes/talk';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { openTalk, type Talk } from './open-talk';
import { holdVisibleCheckpoint } from './store';

export type HeldComment = { id: string; authorId: string; text: string };
export type HeldTodo = typeof checkpointTodos.$inferSelect;

/** A comment that is ours alone. A deleted one is gone for everybody. */
export async function holdComment(
  tx: Tx,
  ctx: Ctx,
  commentId: string,
): Promise<{ talk: Talk; comment: HeldComment }> {
  const [row] = await tx
    .select()
    .from(checkpointComments)
    .where(eq(checkpointComments.id, commentId))
    .for('update');
  if (!row || row.deletedAt) throw new DomainError('not_found', 'There is no such comment.');
  const talk = await openTalk(tx, ctx, row.checkpointId).catch((error: unknown) => {
    throw error instanceof DomainError ? new DomainError('not_found', 'There is no such comment.') : error;
  });
  return { talk, comment: { id: row.id, authorId: row.authorId, text: row.text } };
}

/** A todo with its run held, as todos may decide whether a step can be confirmed. */
export async function holdTodo(
  tx: Tx,
  ctx: Ctx,
  todoId: string,
): Promise<{ run: HeldRun; step: HeldStep; todo: HeldTodo }> {
  const missing = new DomainError('not_found', 'There is no such todo.');
  const [found] = await tx
    .select({ checkpointId: checkpointTodos.checkpointId })
    .from(checkpointTodos)
    .where(eq(checkpointTodos.id, todoId));
  if (!found) throw missing;
  const held = await holdVisibleCheckpoint(tx, ctx, found.checkpointId).catch((error: unknown) => {
    throw error instanceof DomainError ? missing : error;
  });
  // Read anew: whoever held the run before may have ticked or deleted it.
  const [todo] = await tx.select().from(checkpointTodos).where(eq(checkpointTodos.id, todoId));
  if (!todo) throw missing;
  return { ...held, todo };
}
