import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { SuspendedReason } from '@/db/schema/processes/schedules';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { scheduleInput, scheduleName } from './inputs';

export type ScheduleNotice = {
  title: string;
  deckTitle: string;
  suspendedReason: SuspendedReason | null;
  revision: number;
  starterId: string;
  ownerId: string;
  adminIds: string[];
};

/** What a message about a schedule needs to know. For jobs only. */
export async function getScheduleNotice(
  ctx: Ctx,
  raw: z.input<typeof scheduleInput>,
): Promise<ScheduleNotice> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { scheduleId } = parseInput(scheduleInput, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<ScheduleNotice>(sql`
      select s.title, d.title as "deckTitle", s.suspended_reason as "suspendedReason", s.revision,
        s.starter_id as "starterId", d.owner_id as "ownerId",
        (select coalesce(array_agg(u.id::text), '{}') from users u join roles o on o.id = u.role_id
          where o.key = 'admin' and u.status = 'active') as "adminIds"
      from run_schedules s join decks d on d.id = s.deck_id where s.id = ${scheduleId}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such schedule.');
  return { ...rows[0], title: scheduleName(rows[0].title) };
}
