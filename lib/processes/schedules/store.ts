import type { ScheduleRule, SuspendedReason } from '@/db/schema/processes/schedules';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';

import { mayManageSchedule } from './policy';

export type HeldSchedule = {
  id: string;
  deckId: string;
  deckStatus: 'active' | 'archived';
  departmentId: string | null;
  starterId: string;
  title: string;
  rule: ScheduleRule;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  misfire: 'latest' | 'all' | 'none';
  overlap: 'allow' | 'skip';
  nextDueAt: Date | null;
  suspendedReason: SuspendedReason | null;
  revision: number;
};

/** A schedule that is ours alone until the transaction ends. */
export async function holdSchedule(tx: Tx, scheduleId: string): Promise<HeldSchedule> {
  const [schedule] = await prepared<HeldSchedule>(
    tx,
    'hold-schedule',
    `select s.id, s.deck_id as "deckId", d.status as "deckStatus", d.department_id as "departmentId",
       s.starter_id as "starterId", s.title, s.rule, s.time_zone as "timeZone", s.starts_on::text as "startsOn",
       s.ends_on::text as "endsOn", s.misfire, s.overlap, s.next_due_at as "nextDueAt",
       s.suspended_reason as "suspendedReason", s.revision
     from run_schedules s join decks d on d.id = s.deck_id
     where s.id = $1 and s.deleted_at is null for update of s`,
    [scheduleId],
  );
  if (!schedule) throw new DomainError('not_found', 'There is no such schedule.');
  return schedule;
}

/** The same for somebody who manages it; whoever does not, does not learn that there is one. */
export async function holdOwnSchedule(tx: Tx, ctx: Ctx, scheduleId: string): Promise<HeldSchedule> {
  const schedule = await holdSchedule(tx, scheduleId);
  if (mayManageSchedule(ctx.actor, schedule)) return schedule;
  authorise(ctx.actor.kind !== 'job', 'schedules.manage');
  throw new DomainError('not_found', 'There is no such schedule.');
}
