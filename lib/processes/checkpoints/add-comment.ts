import { checkpointComments } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { runPage } from '@/lib/processes/runs/name-pages';

import { commentWritten } from './events';
import { addCommentInput } from './inputs';
import { ensureTalking, openTalk } from './open-talk';
import { mayContribute } from './policy';
import { requireMentions } from './require-mentions';

/** Says something about a step, whatever state it is in. */
export const addComment = command({
  name: 'comment.add',
  input: addCommentInput,
  run: async (tx, ctx, { checkpointId, text }): Promise<{ id: string; checkpointId: string }> => {
    const person = requirePerson(ctx.actor);
    const talk = await openTalk(tx, ctx, checkpointId);
    authorise(mayContribute(person, talk), 'checkpoints.act');
    ensureTalking(talk);

    const { runId } = talk;
    const mentionIds = await requireMentions(tx, runId, text);
    const said = { runId, checkpointId, authorId: person.id, text, mentionIds };
    const [comment] = await tx
      .insert(checkpointComments)
      .values({ ...said, createdAt: ctx.now, changedAt: ctx.now })
      .returning({ id: checkpointComments.id });
    const commentId = comment!.id;
    const facts = { runId, checkpointId, commentId };
    record(tx, ctx, commentWritten, { type: 'comment', id: commentId }, facts, [runPage(talk.rootRunId)]);
    return { id: commentId, checkpointId };
  },
});
