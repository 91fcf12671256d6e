import { eq } from 'drizzle-orm';

import { checkpointComments } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { runPage } from '@/lib/processes/runs/name-pages';

import { commentDeleted } from './events';
import { holdComment } from './hold-talk';
import { deleteCommentInput } from './inputs';
import { mayDeleteComment } from './policy';

/** Takes a comment's text away for good; that there was one, and who removed it, stays. */
export const deleteComment = command({
  name: 'comment.delete',
  input: deleteCommentInput,
  run: async (tx, ctx, { commentId }): Promise<{ id: string; checkpointId: string }> => {
    const person = requirePerson(ctx.actor);
    const { talk, comment } = await holdComment(tx, ctx, commentId);
    const { authorId } = comment;
    const { runId, checkpointId, title } = talk;
    authorise(mayDeleteComment(person, talk, authorId), 'decks.edit');

    await tx
      .update(checkpointComments)
      .set({ text: '', mentionIds: [], deletedAt: ctx.now, deletedBy: person.id, changedAt: ctx.now })
      .where(eq(checkpointComments.id, commentId));
    const facts = { runId, title, checkpointId, authorId };
    record(tx, ctx, commentDeleted, { type: 'comment', id: commentId }, facts, [runPage(talk.rootRunId)]);
    return { id: commentId, checkpointId };
  },
});
