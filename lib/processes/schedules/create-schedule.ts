import { eq } from 'drizzle-orm';

import { tenants } from '@/db/schema/platform/tenants';
import { runSchedules } from '@/db/schema/processes/schedules';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { openDeck, requireActive } from '@/lib/processes/decks/open-deck';

import { scheduleCreated } from './events';
import { createScheduleInput } from './inputs';
import { mayMakeSchedules } from './policy';
import { requirePossible } from './rules/require-possible';

export type SavedSchedule = { id: string; revision: number; nextDueAt: Date | null };

/** Starts a deck again and again, in the name of whoever sets it up. */
export const createSchedule = command({
  name: 'schedule.create',
  input: createScheduleInput,
  run: async (tx, ctx, { deckId, ...input }): Promise<SavedSchedule> => {
    const person = requirePerson(ctx.actor);
    const deck = await openDeck(tx, ctx, deckId, 'start');
    authorise(mayMakeSchedules(person), 'schedules.manage');
    requireActive(deck);
    if (deck.currentVersion === null)
      throw new DomainError('deck_not_published', 'The deck has no published version to start.');

    const schedule = {
      ...input,
      deckId,
      title: input.title ?? deck.title,
      timeZone: input.timeZone ?? (await zoneOfTenant(tx, ctx)),
      endsOn: input.endsOn ?? null,
    };
    const nextDueAt = requirePossible(schedule, ctx.now);
    const [made] = await tx
      .insert(runSchedules)
      .values({ ...schedule, starterId: person.id, nextDueAt, createdAt: ctx.now, updatedAt: ctx.now })
      .returning({ id: runSchedules.id, revision: runSchedules.revision });
    record(tx, ctx, scheduleCreated, { type: 'schedule', id: made!.id }, schedule);
    return { ...made!, nextDueAt };
  },
});

async function zoneOfTenant(tx: Tx, ctx: Ctx): Promise<string> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(eq(tenants.id, ctx.tenantId));
  return tenant!.timeZone;
}
