import { sql } from 'drizzle-orm';

import type { ScheduleRule, SuspendedReason } from '@/db/schema/processes/schedules';

export type RawSchedule = {
  id: string;
  title: string;
  deckId: string;
  deckTitle: string;
  departmentId: string | null;
  starterId: string;
  starterName: string;
  rule: ScheduleRule;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  misfire: 'latest' | 'all' | 'none';
  overlap: 'allow' | 'skip';
  nextDueAt: Date | null;
  suspendedAt: Date | null;
  suspendedReason: SuspendedReason | null;
  revision: number;
};

export type ScheduleView = Omit<
  RawSchedule,
  'deckId' | 'deckTitle' | 'starterId' | 'starterName' | 'departmentId'
> & {
  /** What it is doing: waiting for its next time, put aside, or done for good. */
  status: 'active' | 'suspended' | 'ended';
  deck: { id: string; title: string };
  starter: { id: string; name: string };
};

/** When it is due, with a moment far away instead of none, so that it can be sorted and paged by. */
export const NEVER = sql`coalesce(s.next_due_at, '9999-12-31 00:00:00+00'::timestamptz)`;

/** A schedule as columns on `run_schedules s`, `decks d` and `users u`. */
export const scheduleColumns = sql`
  s.id, s.title, s.deck_id as "deckId", d.title as "deckTitle", d.department_id as "departmentId",
  s.starter_id as "starterId", u.name as "starterName", s.rule, s.time_zone as "timeZone",
  s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.misfire, s.overlap, s.next_due_at as "nextDueAt",
  s.suspended_at as "suspendedAt", s.suspended_reason as "suspendedReason", s.revision`;

export function toScheduleView(raw: RawSchedule): ScheduleView {
  const { deckId, deckTitle, starterId, starterName, departmentId: _, ...schedule } = raw;
  return {
    ...schedule,
    status: statusOf(raw),
    deck: { id: deckId, title: deckTitle },
    starter: { id: starterId, name: starterName },
  };
}

function statusOf({ suspendedAt, nextDueAt }: RawSchedule): ScheduleView['status'] {
  if (suspendedAt) return 'suspended';
  return nextDueAt ? 'active' : 'ended';
}
