import { record } from '@/lib/platform/audit/record';
import { type Ctx, personOf } from '@/lib/platform/core/ctx';
import { send, type Tx } from '@/lib/platform/core/transact';
import { firstRung, rungMoment } from '@/lib/processes/engine/escalation';
import { isFinished, type RunState, type StepState, type Transition } from '@/lib/processes/engine/run-state';
import { dueAt } from '@/lib/processes/engine/stopwatch';
import { advance } from '@/lib/processes/engine/tick';

import { withSigned } from './confirm-signed';
import {
  checkpointActivated,
  checkpointClockMoved,
  runAwaitingApproval,
  runChanged,
  runEnded,
} from './events';
import type { HeldRun } from './hold-run';
import { namePages } from './name-pages';
import { settlePeople } from './settle-people';
import { tellTimeline } from './tell-timeline';

/** What is stored with a step beyond its state, by the command that decided it. */
export type StepFacts = {
  note?: string | null;
  signoffName?: string | null;
  rejectionReason?: string | null;
  decidedBy?: string | null;
};

export type TimelineEntry = { type: string; checkpointId?: string; data?: Record<string, unknown> };

export type Decision = {
  transitions: readonly Transition[];
  /** Facts by checkpoint id. */
  facts?: Record<string, StepFacts>;
  /** Columns of the run that follow from the command itself. */
  run?: { reason?: string | null; startedAt?: Date; archivedAt?: Date | null; pausedByParent?: boolean };
  /** Data for the timeline entry of a transition, by transition type and checkpoint id. */
  eventData?: (transition: Transition) => Record<string, unknown> | undefined;
  /** Entries that are no transition: a reassignment, an approval in mode `all`. */
  entries?: TimelineEntry[];
};

/**
 * The one writer of run state. Takes a decision, lets the engine tick, writes the changed steps, the run and the
 * timeline in a single statement, and says what has consequences. The caller holds the root's lock, and sees to the
 * rest of the tree.
 */
export async function writeTransitions(
  tx: Tx,
  ctx: Ctx,
  held: HeldRun,
  asked: Decision,
): Promise<{ run: RunState; transitions: Transition[] }> {
  const decision = withSigned(held, asked);
  const { run, transitions } = advance(held.state, decision.transitions, ctx.now);
  const before = new Map(held.state.steps.map((step) => [step.id, step]));
  const changed = run.steps.filter((step) => before.get(step.id) !== step);
  const activated = transitions.filter(isActivation);
  const unsettled = held.steps.filter(
    (step) => step.needsPeople && activated.some(({ checkpointId }) => checkpointId === step.id),
  );
  const { newPeople, left } = await settlePeople(tx, ctx, held, unsettled);
  const entries = tellTimeline(held, transitions, decision, left);

  send(tx, 'apply-transitions', APPLY, [
    held.id,
    JSON.stringify(
      changed.map((step) => ({
        ...stepRow(step, before.get(step.id)!, decision.facts?.[step.id], ctx),
        ...escalationOf(step, held),
      })),
    ),
    JSON.stringify(entries),
    ctx.actor.kind,
    ctx.actor.id,
    ctx.now,
    run.status,
    run.approvalRound,
    outcomeOf(run),
    held.eventSeq,
    decision.run?.reason ?? null,
    decision.run?.startedAt ?? null,
    hasEnded(run) ? ctx.now : null,
    decision.run && 'archivedAt' in decision.run ? decision.run.archivedAt : held.archivedAt,
    run.steps.filter(isFinished).length,
    run.steps.filter((step) => step.status === 'active' || step.status === 'rejected').length,
    nextDueAt(run),
    decision.run?.pausedByParent ?? (run.status === 'paused' && held.pausedByParent),
  ]);
  announce(tx, ctx, held, run, transitions);
  const pages = namePages(held, run, { steps: changed, entries: decision.entries ?? [], newPeople });
  record(tx, ctx, runChanged, { type: 'run', id: held.id }, { runId: held.id }, pages);
  return { run, transitions };
}

export function isActivation(transition: Transition): transition is Transition & { checkpointId: string } {
  return transition.type === 'checkpoint.activated' || transition.type === 'checkpoint.reopened';
}

function stepRow(step: StepState, before: StepState, facts: StepFacts | undefined, ctx: Ctx) {
  const isDecided = step.status === 'completed' || step.status === 'rejected';
  return {
    id: step.id,
    status: step.status,
    value: step.value,
    field_values: step.fieldValues,
    activation: step.activation,
    activated_at: step.stopwatch.activatedAt,
    accumulated: step.stopwatch.accumulatedSeconds,
    due_at: dueAt(step.stopwatch),
    note: facts?.note ?? null,
    signoff_name: facts?.signoffName ?? null,
    rejection_reason: facts?.rejectionReason ?? null,
    decided_by: facts?.decidedBy ?? null,
    decided_at: isDecided ? ctx.now : null,
    // A pause or resume moves only the clock; what was decided before stays.
    keeps_facts: facts === undefined && step.status === 'active' && step.activation === before.activation,
  };
}

/** Where the step stands on the ladder: at its foot when it has become active anew, else where it was. */
function escalationOf(step: StepState, held: HeldRun) {
  const before = held.steps.find((each) => each.id === step.id)!;
  const isAnew = step.activation !== before.activation;
  const rung = isAnew ? firstRung(before.warnBeforeSeconds) : before.escalationRung;
  const due = dueAt(step.stopwatch);
  return {
    escalation_rung: rung,
    escalation_at: due && rungMoment(rung, due, before.warnBeforeSeconds, held.escalationDelays),
  };
}

function announce(tx: Tx, ctx: Ctx, held: HeldRun, run: RunState, transitions: readonly Transition[]): void {
  for (const transition of transitions) {
    if (isActivation(transition)) {
      const step = run.steps.find((each) => each.id === transition.checkpointId)!;
      const facts = { ...clockOf(step, held), by: personOf(ctx.actor) };
      record(tx, ctx, checkpointActivated, { type: 'checkpoint', id: step.id }, facts);
    }
    if (transition.type === 'run.resumed') {
      for (const step of run.steps.filter((each) => dueAt(each.stopwatch) !== null)) {
        record(tx, ctx, checkpointClockMoved, { type: 'checkpoint', id: step.id }, clockOf(step, held));
      }
    }
    if (transition.type === 'run.awaiting_final_approval') {
      record(
        tx,
        ctx,
        runAwaitingApproval,
        { type: 'run', id: held.id },
        { runId: held.id, round: run.approvalRound },
      );
    }
    if (isEndToTell(transition, held, transitions)) {
      const facts = { runId: held.id, outcome: outcomeOf(run)!, by: personOf(ctx.actor) };
      record(tx, ctx, runEnded, { type: 'run', id: held.id }, facts);
    }
  }
}

/** Of a part that is cancelled the run above tells, and of a run that ends with a rejected step that rejection does. */
function isEndToTell(
  { type }: Transition,
  held: Pick<HeldRun, 'depth'>,
  transitions: readonly Transition[],
): boolean {
  if (type === 'run.completed' || type === 'run.rejected') return true;
  return (
    type === 'run.cancelled' &&
    held.depth === 0 &&
    !transitions.some((other) => other.type === 'checkpoint.rejected')
  );
}

/** A clock that has begun to run, and the moment its timer is set to. */
function clockOf(step: StepState, held: HeldRun) {
  const { escalation_rung: nextRung, escalation_at: at } = escalationOf(step, held);
  return {
    runId: held.id,
    checkpointId: step.id,
    activation: step.activation,
    nextRung,
    nextAt: at?.toISOString() ?? null,
  };
}

function outcomeOf(run: RunState): 'completed' | 'cancelled' | 'final_rejected' | null {
  if (run.status === 'rejected') return 'final_rejected';
  return run.status === 'completed' || run.status === 'cancelled' ? run.status : null;
}

function hasEnded(run: RunState): boolean {
  return run.status === 'completed' || run.status === 'cancelled' || run.status === 'rejected';
}

function nextDueAt(run: RunState): Date | null {
  const times = run.steps.flatMap((step) => dueAt(step.stopwatch)?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

const APPLY = `
  with changed as (
    update run_checkpoints c set
      status = s.status::checkpoint_status, value = s.value, field_values = s.field_values,
      confirmations = case when s.status in ('active', 'pending') and not s.keeps_facts then '[]' else c.confirmations end,
      activation = s.activation, revision = c.revision + 1,
      sla_activated_at = s.activated_at, sla_accumulated_active_seconds = s.accumulated, sla_due_at = s.due_at,
      escalation_rung = s.escalation_rung, escalation_at = s.escalation_at,
      overdue_at = case when s.activation = c.activation then c.overdue_at end,
      note = case when s.keeps_facts then c.note else s.note end,
      signoff_name = case when s.keeps_facts then c.signoff_name else s.signoff_name end,
      rejection_reason = case when s.keeps_facts then c.rejection_reason else s.rejection_reason end,
      decided_by = case when s.keeps_facts then c.decided_by else s.decided_by end,
      decided_at = case when s.keeps_facts then c.decided_at else s.decided_at end
    from jsonb_to_recordset($2::jsonb) as s(id uuid, status text, value text, field_values jsonb, activation int, activated_at timestamptz,
      accumulated float8, due_at timestamptz, escalation_rung int, escalation_at timestamptz, note text, signoff_name text, rejection_reason text, decided_by uuid,
      decided_at timestamptz, keeps_facts boolean)
    where c.id = s.id and c.run_id = $1
  ), told as (
    insert into run_events (run_id, seq, type, actor_kind, actor_id, checkpoint_id, data, at)
    select $1, $10::int + e.n, e.event ->> 'type', $4, $5, (e.event ->> 'checkpoint_id')::uuid, e.event -> 'data', $6::timestamptz
    from jsonb_array_elements($3::jsonb) with ordinality as e(event, n)
  )
  update runs set
    status = $7::run_status, approval_round = $8, outcome = $9, revision = revision + 1,
    event_seq = $10::int + jsonb_array_length($3::jsonb), reason = coalesce($11, reason),
    started_at = coalesce($12, started_at), ended_at = coalesce(ended_at, $13), archived_at = $14,
    finished_checkpoints = $15, open_checkpoints = $16, next_due_at = $17, paused_by_parent = $18
  where id = $1`;
