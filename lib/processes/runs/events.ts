import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

/** A step whose clock runs, with the rung of escalation it comes to next; no moment where it has no limit. */
const clock = z.object({
  runId: z.uuid(),
  checkpointId: z.uuid(),
  activation: z.number().int(),
  nextRung: z.number().int(),
  nextAt: z.iso.datetime().nullable(),
});
/** Whose doing it is, unless nobody’s: they need not be told. */
const by = z.uuid().nullable();
const facts = z.object({ number: z.string(), reason: z.string().nullish() });

// What people and the law care about: audited.
export const runCreated = defineEvent('run.created', {
  audited: true,
  shape: z.object({
    number: z.string(),
    title: z.string(),
    deckId: z.string(),
    version: z.number(),
    clonedFrom: z.string().nullish(),
    parentRunId: z.string().nullish(),
  }),
});
export const runStarted = defineEvent('run.started', { audited: true, shape: facts });
export const runPaused = defineEvent('run.paused', { audited: true, shape: facts });
export const runResumed = defineEvent('run.resumed', { audited: true, shape: facts });
export const runCancelled = defineEvent('run.cancelled', { audited: true, shape: facts });
export const runArchived = defineEvent('run.archived', { audited: true, shape: facts });
export const runUnarchived = defineEvent('run.unarchived', { audited: true, shape: facts });

/** By a person, or by the run that was to do the step and failed: both are audited, and told. */
export const checkpointRejected = defineEvent('checkpoint.rejected', {
  audited: true,
  posted: true,
  shape: z.object({
    by,
    runId: z.uuid(),
    checkpointId: z.uuid(),
    title: z.string(),
    reason: z.string().nullish(),
  }),
});

// What has consequences after the commit: posted.
export const runChanged = defineEvent('run.changed', {
  posted: true,
  shape: z.object({ runId: z.uuid() }),
});
export const checkpointActivated = defineEvent('checkpoint.activated', {
  posted: true,
  shape: clock.extend({ by }),
});
/** The clock of an open step goes on, or its moments have shifted, without a new activation. */
export const checkpointClockMoved = defineEvent('checkpoint.clock_moved', { posted: true, shape: clock });
/** A step that is somebody's turn has lost people who are no longer active. */
export const checkpointPeopleLeft = defineEvent('checkpoint.people_left', {
  posted: true,
  shape: z.object({ runId: z.uuid(), checkpointId: z.uuid(), userIds: z.array(z.uuid()) }),
});
export const runAwaitingApproval = defineEvent('run.awaiting_final_approval', {
  posted: true,
  shape: z.object({ runId: z.uuid(), round: z.number().int() }),
});
export const runEnded = defineEvent('run.completed', {
  posted: true,
  shape: z.object({ by, runId: z.uuid(), outcome: z.enum(['completed', 'cancelled', 'final_rejected']) }),
});
