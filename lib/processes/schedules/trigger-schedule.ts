import type { SkippedBecause } from '@/db/schema/processes/schedule-occurrences';
import type { SuspendedReason } from '@/db/schema/processes/schedules';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { prepared, send, type Tx } from '@/lib/platform/core/transact';
import { loadPerson, type PersonRow } from '@/lib/platform/identity/load-access';
import { startInNameOf } from '@/lib/processes/runs/start-in-name-of';

import { scheduleInput, scheduleName } from './inputs';
import { putAside } from './put-aside';
import { nameRun } from './rules/name-run';
import { planDue } from './rules/plan-due';
import { type HeldSchedule, holdSchedule } from './store';

export type Triggered = {
  runId: string | null;
  suspended: SuspendedReason | null;
  /** Whether another time that has come is left. */
  more: boolean;
};

/**
 * Deals with what is due: starts at most one run, in the same transaction that writes the due time down. Whoever
 * comes second finds the schedule moved on. A schedule whose deck or starter is gone is suspended instead.
 */
export const triggerSchedule = command({
  name: 'schedule.trigger',
  input: scheduleInput,
  run: async (tx, ctx, { scheduleId }): Promise<Triggered> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const schedule = await holdSchedule(tx, scheduleId);
    if (schedule.suspendedReason) return { runId: null, suspended: null, more: false };
    const starter = await loadPerson(tx, schedule.starterId);
    if (schedule.deckStatus === 'archived') return suspended(tx, ctx, schedule, 'deck_archived');
    if (starter?.status !== 'active') return suspended(tx, ctx, schedule, 'starter_inactive');
    if (!schedule.nextDueAt || schedule.nextDueAt > ctx.now)
      return { runId: null, suspended: null, more: false };

    const plan = planDue(schedule, schedule.nextDueAt, ctx.now, schedule.misfire);
    const outcome = plan.start ? await startDue(tx, ctx, schedule, starter, plan.start) : {};
    if (outcome.refused) return suspended(tx, ctx, schedule, outcome.refused);

    leaveOut(tx, ctx, schedule, plan.missed, 'missed');
    send(tx, 'move-schedule-on', 'update run_schedules set next_due_at = $2, updated_at = $3 where id = $1', [
      schedule.id,
      plan.next,
      ctx.now,
    ]);
    return {
      runId: outcome.runId ?? null,
      suspended: null,
      more: plan.next !== null && plan.next <= ctx.now,
    };
  },
});

async function suspended(
  tx: Tx,
  ctx: Ctx,
  schedule: HeldSchedule,
  reason: SuspendedReason,
): Promise<Triggered> {
  await putAside(tx, ctx, schedule, reason);
  return { runId: null, suspended: reason, more: false };
}

type Due = { dueAt: Date; late: boolean };

async function startDue(
  tx: Tx,
  ctx: Ctx,
  schedule: HeldSchedule,
  starter: PersonRow,
  { dueAt, late }: Due,
): Promise<{ runId?: string; refused?: SuspendedReason }> {
  const [known] = await prepared<{ isDone: boolean; isRunning: boolean }>(tx, 'due-time-known', KNOWN, [
    schedule.id,
    dueAt,
  ]);
  // After a clock that jumped back and a change of the times, the same moment may come again.
  if (known!.isDone) return {};
  if (schedule.overlap === 'skip' && known!.isRunning) {
    leaveOut(tx, ctx, schedule, [dueAt], 'still_running');
    return {};
  }

  const run = await startInNameOf(tx, ctx, toPerson(starter, schedule), {
    deckId: schedule.deckId,
    title: nameRun(schedule.title, dueAt, schedule.timeZone, starter.locale),
    entries: [
      {
        type: 'run.scheduled',
        data: { title: scheduleName(schedule.title), dueAt: dueAt.toISOString(), late },
      },
    ],
  });
  if ('refused' in run) return run;
  send(tx, 'run-of-schedule', 'update runs set schedule_id = $2 where id = $1', [run.id, schedule.id]);
  send(tx, 'occurrence-with-run', OCCURRENCE, [schedule.id, dueAt, run.id, late, ctx.now]);
  return { runId: run.id };
}

function leaveOut(tx: Tx, ctx: Ctx, schedule: HeldSchedule, moments: Date[], because: SkippedBecause): void {
  if (moments.length === 0) return;
  send(tx, 'occurrences-without-run', LEFT_OUT, [schedule.id, moments, because, ctx.now]);
}

/** The starter as they would be, were they here: what they may do is asked again at every due time. */
function toPerson({ id, name, email, access }: PersonRow, schedule: HeldSchedule): Person {
  return { kind: 'user', id, name, email, access, credentialId: schedule.id };
}

const KNOWN = `select
    exists (select from schedule_occurrences where schedule_id = $1 and due_at = $2) as "isDone",
    exists (select from runs where schedule_id = $1 and tab = 'active') as "isRunning"`;

const OCCURRENCE = `
  insert into schedule_occurrences (schedule_id, due_at, run_id, late, handled_at) values ($1, $2, $3, $4, $5)`;

const LEFT_OUT = `
  insert into schedule_occurrences (schedule_id, due_at, skipped_because, late, handled_at)
  select $1, due_at, $3, true, $4 from unnest($2::timestamptz[]) as due_at
  on conflict do nothing`;
