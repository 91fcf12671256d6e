import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

/** What a person can switch mails on and off for. The bell always shows everything. */
export const noticeTypes = ['task_assigned', 'run_completed', 'escalation', 'mention'] as const;
export type NoticeType = (typeof noticeTypes)[number];

const run = { runTitle: line(200), runNumber: line(60) };
const step = { ...run, stepTitle: line(200) };

/** When it is due, and how many minutes later than it should have been this is told. */
const late = { dueAt: z.iso.datetime(), lateMinutes: z.int().min(0).default(0) };

/** What the sentence in the bell and the mail are made of. */
export const noticeData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), ...step, dueAt: z.iso.datetime().optional() }),
  z.object({ kind: z.literal('given'), ...step }),
  z.object({ kind: z.literal('withdrawn'), ...step }),
  z.object({ kind: z.literal('approval'), ...run }),
  z.object({
    kind: z.literal('ended'),
    ...run,
    outcome: z.enum(['completed', 'cancelled', 'final_rejected']),
  }),
  z.object({ kind: z.literal('due_soon'), ...step, ...late }),
  z.object({ kind: z.literal('overdue'), ...step, ...late }),
  z.object({ kind: z.literal('escalated'), ...step, ...late, names: z.string().max(500) }),
  z.object({ kind: z.literal('rejected'), ...step }),
  z.object({ kind: z.literal('people_left'), ...step, names: z.string().max(500) }),
  z.object({ kind: z.literal('mentioned'), ...step, by: line(200) }),
  z.object({ kind: z.literal('todo'), ...step, todoTitle: line(500), dueOn: z.iso.date().optional() }),
  z.object({
    kind: z.literal('schedule_suspended'),
    scheduleTitle: line(200),
    deckTitle: line(200),
    reason: z.enum(['deck_archived', 'deck_unpublished', 'starter_inactive', 'starter_not_allowed']),
  }),
]);
export type NoticeData = z.output<typeof noticeData>;

/** A place inside the product, never another host. */
const path = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/);

export const deliverNoticeInput = z.object({
  userId: z.uuid(),
  /** The happening: one notice per person, type and cause, however often it is told. */
  cause: line(200),
  path,
  data: noticeData,
});

export const markReadInput = z.union([
  z.strictObject({ notificationId: z.uuid() }),
  z.strictObject({ all: z.literal(true) }),
]);

export const updateSettingsInput = z.strictObject({ type: z.enum(noticeTypes), byMail: z.boolean() });

export const mailStatuses = ['waiting', 'sent', 'kept', 'failed'] as const;
export type MailStatus = (typeof mailStatuses)[number];

export const mailInput = z.strictObject({ mailId: z.uuid() });
