import { z } from 'zod';

import { line, optionalLine, paragraph } from '@/lib/platform/core/text';
import { fileName, fileSize } from '@/lib/platform/files/inputs';
import { checkpointKey, deckLimits, fieldValue } from '@/lib/processes/decks/inputs';

export const confirmCheckpointInput = z.strictObject({
  checkpointId: z.uuid(),
  /** The revision the person saw; left out, the step is taken as it stands. */
  revision: z.number().int().positive().optional(),
  value: z.enum(['ok', 'yes', 'no', 'accepted']).optional(),
  note: paragraph(10_000).optional(),
  signoffName: optionalLine(200).optional(),
  /** What was filled in, by field key. */
  fields: z.record(checkpointKey, fieldValue.nullable()).optional(),
});

export const tickSubtaskInput = z.strictObject({
  checkpointId: z.uuid(),
  /** Counted from 0. */
  index: z.int().min(0).max(deckLimits.subtasks),
  done: z.boolean(),
});

export const rejectCheckpointInput = z.strictObject({
  checkpointId: z.uuid(),
  revision: z.number().int().positive().optional(),
  reason: paragraph(2000).optional(),
});

export const reopenCheckpointInput = z.strictObject({
  checkpointId: z.uuid(),
  /** Whether finished steps of later lanes have to be done again as well. */
  cascade: z.boolean().default(false),
});

export const reassignCheckpointInput = z.strictObject({
  checkpointId: z.uuid(),
  userIds: z.array(z.uuid()).min(1).max(50),
});

export const checkpointIdInput = z.strictObject({ checkpointId: z.uuid() });

export const findFileInput = z.strictObject({
  versionId: z.uuid(),
  /** The run whose step gives it to read. */
  runId: z.uuid().optional(),
});

export const startFileUploadInput = z.strictObject({
  checkpointId: z.uuid(),
  name: fileName,
  size: fileSize,
  /** What the step asks for; null puts the file beside it. */
  slotKey: checkpointKey.nullable().default(null),
  /** A file of the step that this becomes the next version of. */
  replaces: z.uuid().nullable().default(null),
});

export const removeFileInput = z.strictObject({ checkpointId: z.uuid(), checkpointFileId: z.uuid() });
export const reassignStepsInput = z.strictObject({
  runId: z.uuid(),
  fromUserId: z.uuid(),
  toUserId: z.uuid(),
});

export const releaseStepsInput = z.strictObject({ runId: z.uuid(), userId: z.uuid() });

/** For how many runs another successor than for the rest can be named. */
export const SUCCESSORS_MOST = 50;

export const handOverInput = z.strictObject({
  fromUserId: z.uuid(),
  /** Who takes what is not named below; without anybody it stays. */
  toUserId: z.uuid().optional(),
  /** The runs that go to somebody else, or to nobody. */
  exceptions: z
    .array(z.strictObject({ runId: z.uuid(), toUserId: z.uuid().nullable() }))
    .max(SUCCESSORS_MOST)
    .default([]),
});

export const talkLimits = { comment: 10_000, mentions: 20, todo: 500, todos: 200 } as const;

const comment = paragraph(talkLimits.comment).refine((text) => text !== '', { error: 'must not be empty' });

/** How a text names a person. */
export const mentionPattern = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g;

/** Markdown. A person is named by `@{their id}`. */
export const addCommentInput = z.strictObject({ checkpointId: z.uuid(), text: comment });
export const editCommentInput = z.strictObject({ commentId: z.uuid(), text: comment });
export const deleteCommentInput = z.strictObject({ commentId: z.uuid() });

const day = z.iso.date().refine((text) => text >= '2000-01-01', { error: 'must not lie before 2000' });

export const addTodoInput = z.strictObject({
  checkpointId: z.uuid(),
  title: line(talkLimits.todo),
  assigneeId: z.uuid().nullish(),
  dueOn: day.nullish(),
});

/** What is left out stays as it is. */
export const updateTodoInput = z.strictObject({
  todoId: z.uuid(),
  title: line(talkLimits.todo).optional(),
  assigneeId: z.uuid().nullish(),
  dueOn: day.nullish(),
  done: z.boolean().optional(),
});

export const deleteTodoInput = z.strictObject({ todoId: z.uuid() });
