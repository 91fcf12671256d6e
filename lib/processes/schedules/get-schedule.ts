import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { scheduleInput } from './inputs';
import { mayManageSchedule } from './policy';
import { type RawSchedule, type ScheduleView, scheduleColumns, toScheduleView } from './show-schedule';

/** One schedule, for somebody who manages it. */
export async function getSchedule(ctx: Ctx, raw: z.input<typeof scheduleInput>): Promise<ScheduleView> {
  const { scheduleId } = parseInput(scheduleInput, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawSchedule>(sql`
      select ${scheduleColumns}
      from run_schedules s join decks d on d.id = s.deck_id join users u on u.id = s.starter_id
      where s.id = ${scheduleId} and s.deleted_at is null`),
  );
  const [schedule] = rows;
  if (!schedule || !mayManageSchedule(ctx.actor, schedule))
    throw new DomainError('not_found', 'There is no such schedule.');
  return toScheduleView(schedule);
}
