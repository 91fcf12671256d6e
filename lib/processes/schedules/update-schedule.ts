import { eq } from 'drizzle-orm';
import type { z } from 'zod';

import { runSchedules } from '@/db/schema/processes/schedules';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import type { SavedSchedule } from './create-schedule';
import { scheduleUpdated } from './events';
import { updateScheduleInput } from './inputs';
import { requirePossible } from './rules/require-possible';
import { type HeldSchedule, holdOwnSchedule } from './store';

/** Changes a schedule whole. What its runs have become is not touched; a time that is due now stays due, unless the times changed. */
export const updateSchedule = command({
  name: 'schedule.update',
  input: updateScheduleInput,
  run: async (tx, ctx, { scheduleId, revision, ...input }): Promise<SavedSchedule> => {
    const held = await holdOwnSchedule(tx, ctx, scheduleId);
    if (held.revision !== revision)
      throw new DomainError('conflict', 'The schedule was changed in the meantime.');

    const schedule = { ...input, endsOn: input.endsOn ?? null };
    const first = isSameTiming(held, schedule) ? held.nextDueAt : requirePossible(schedule, ctx.now);
    const nextDueAt = held.suspendedReason ? null : first;
    await tx
      .update(runSchedules)
      .set({ ...schedule, nextDueAt, revision: revision + 1, updatedAt: ctx.now })
      .where(eq(runSchedules.id, scheduleId));
    record(
      tx,
      ctx,
      scheduleUpdated,
      { type: 'schedule', id: scheduleId },
      { ...schedule, deckId: held.deckId },
    );
    return { id: scheduleId, revision: revision + 1, nextDueAt };
  },
});

type Times = Pick<z.output<typeof updateScheduleInput>, 'rule' | 'timeZone' | 'startsOn' | 'endsOn'>;

function isSameTiming(held: HeldSchedule, { rule, timeZone, startsOn, endsOn }: Times): boolean {
  return (
    held.timeZone === timeZone &&
    held.startsOn === startsOn &&
    held.endsOn === endsOn &&
    sorted(held.rule) === sorted(rule)
  );
}

/** The database keeps the keys of a rule in an order of its own. */
function sorted(rule: object): string {
  return JSON.stringify(Object.entries(rule).toSorted(([one], [other]) => one.localeCompare(other)));
}
