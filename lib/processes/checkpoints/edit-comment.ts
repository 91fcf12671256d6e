import { eq } from 'drizzle-orm';

import { checkpointComments } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { runPage } from '@/lib/processes/runs/name-pages';

import { commentWritten } from './events';
import { holdComment } from './hold-talk';
import { editCommentInput } from './inputs';
import { ensureTalking } from './open-talk';
import { mayEditComment } from './policy';
import { requireMentions } from './require-mentions';

/** Changes what one has said oneself; that it was changed stays visible. */
export const editComment = command({
  name: 'comment.edit',
  input: editCommentInput,
  run: async (tx, ctx, { commentId, text }): Promise<{ id: string; checkpointId: string }> => {
    const person = requirePerson(ctx.actor);
    const { talk, comment } = await holdComment(tx, ctx, commentId);
    authorise(mayEditComment(person, talk, comment.authorId), 'checkpoints.act');
    ensureTalking(talk);
    const { runId, checkpointId } = talk;
    if (comment.text === text) return { id: commentId, checkpointId };

    const mentionIds = await requireMentions(tx, runId, text);
    await tx
      .update(checkpointComments)
      .set({ text, mentionIds, editedAt: ctx.now, changedAt: ctx.now })
      .where(eq(checkpointComments.id, commentId));
    const facts = { runId, checkpointId, commentId };
    record(tx, ctx, commentWritten, { type: 'comment', id: commentId }, facts, [runPage(talk.rootRunId)]);
    return { id: commentId, checkpointId };
  },
});
