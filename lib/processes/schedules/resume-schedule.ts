import { eq } from 'drizzle-orm';

import { runSchedules } from '@/db/schema/processes/schedules';
import { requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { openDeck, requireActive } from '@/lib/processes/decks/open-deck';

import type { SavedSchedule } from './create-schedule';
import { scheduleResumed } from './events';
import { scheduleInput } from './inputs';
import { nextOccurrences } from './rules/recurrence';
import { holdOwnSchedule } from './store';

/**
 * Goes on from now; what passed meanwhile is not made up for. Where its starter could not start it any more,
 * whoever resumes it takes their place.
 */
export const resumeSchedule = command({
  name: 'schedule.resume',
  input: scheduleInput,
  run: async (tx, ctx, { scheduleId }): Promise<SavedSchedule> => {
    const held = await holdOwnSchedule(tx, ctx, scheduleId);
    if (!held.suspendedReason)
      throw new DomainError('invalid_transition', 'The schedule is not suspended.', {
        params: { state: 'active' },
      });
    const person = requirePerson(ctx.actor);
    const deck = await openDeck(tx, ctx, held.deckId, 'start');
    requireActive(deck);
    if (deck.currentVersion === null)
      throw new DomainError('deck_not_published', 'The deck has no published version to start.');

    const takesOver =
      held.suspendedReason === 'starter_inactive' || held.suspendedReason === 'starter_not_allowed';
    const starterId = takesOver ? person.id : held.starterId;
    const nextDueAt = nextOccurrences(held, ctx.now, 1)[0] ?? null;
    const revision = held.revision + 1;
    await tx
      .update(runSchedules)
      .set({ starterId, nextDueAt, suspendedAt: null, suspendedReason: null, revision, updatedAt: ctx.now })
      .where(eq(runSchedules.id, scheduleId));
    record(tx, ctx, scheduleResumed, { type: 'schedule', id: scheduleId }, { starterId });
    return { id: scheduleId, revision, nextDueAt };
  },
});
