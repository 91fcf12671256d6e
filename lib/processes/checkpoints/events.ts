import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const place = { runId: z.uuid(), title: z.string() };
/** Whose doing it is, unless nobody’s: they need not be told. */
const by = z.uuid().nullable();

export const checkpointConfirmed = defineEvent('checkpoint.confirmed', {
  audited: true,
  shape: z.object({
    ...place,
    value: z.string(),
    note: z.string().nullish(),
    signoffName: z.string().nullish(),
  }),
});
export const checkpointReopened = defineEvent('checkpoint.reopened', {
  audited: true,
  shape: z.object({ ...place, cascade: z.boolean() }),
});
export const checkpointReassigned = defineEvent('checkpoint.reassigned', {
  audited: true,
  posted: true,
  shape: z.object({
    ...place,
    by,
    checkpointId: z.uuid(),
    added: z.array(z.uuid()),
    removed: z.array(z.uuid()),
  }),
});
export const fileAdded = defineEvent('checkpoint.file_added', {
  audited: true,
  shape: z.object({
    ...place,
    name: z.string(),
    sha256: z.string(),
    size: z.number(),
    version: z.number(),
  }),
});
export const fileRemoved = defineEvent('checkpoint.file_removed', {
  audited: true,
  shape: z.object({ ...place, name: z.string() }),
});

// The text stands in the thread alone: it can be taken back there, and is nowhere else.
export const commentWritten = defineEvent('comment.written', {
  posted: true,
  shape: z.object({ runId: z.uuid(), checkpointId: z.uuid(), commentId: z.uuid() }),
});
export const commentDeleted = defineEvent('comment.deleted', {
  audited: true,
  posted: true,
  shape: z.object({ ...place, checkpointId: z.uuid(), authorId: z.uuid() }),
});
export const todoAssigned = defineEvent('todo.assigned', {
  posted: true,
  shape: z.object({ runId: z.uuid(), checkpointId: z.uuid(), todoId: z.uuid(), userId: z.uuid() }),
});
