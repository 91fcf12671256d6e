import { sql } from 'drizzle-orm';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { read } from '@/lib/platform/core/transact';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { reassignSteps } from '@/lib/processes/checkpoints/reassign-steps';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startPendingRun } from '@/lib/processes/runs/start-pending-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck } from '@/tests/factories/deck';

import { toCondition, toField } from './in-product-words';
import type { Command, Entries, ModelDeck } from './reference-deck';
import type { Standing, Subject } from './turn';

/** No story is long enough to see the next year: runs are told apart by their numbers, and those begin anew then. */
const EPOCH = Date.UTC(2026, 2, 2, 8);

/** The people of the stories by number, and the sweep that looks after their clocks. */
export type Cast = { people: (Ctx & { actor: Person })[]; job: Ctx };

type Row = { id: string; runId: string; key: string; run: number; status: string; round: number } & {
  step: string;
  value: string | null;
  values: Entries;
  people: string[];
  activation: number;
  used: number;
  runs: boolean;
  climbed: string[];
};

/** The real commands on a real database, each at the moment the story says; runs in the order of their numbers. */
export async function commandsSubject(cast: Cast, deck: ModelDeck): Promise<Subject> {
  const [admin] = cast.people;
  const at = <C extends Ctx>(ctx: C, now: number): C => ({ ...ctx, now: new Date(EPOCH + now * 1000) });
  const deckId = await publish(cast, deck);
  const { id: rootId } = await startRun(at(admin!, 0), { deckId, start: false });

  async function rows(): Promise<Row[]> {
    const { rows: found } = await read(cast.job, (tx) =>
      tx.execute<Row>(sql`
        select c.id, c.run_id as "runId", c.key, r.status, r.approval_round as round, c.status as step, c.value, c.activation,
          c.field_values as values,
          array(select a.user_id::text from run_checkpoint_assignees a where a.checkpoint_id = c.id) as people,
          dense_rank() over (order by r.number)::int - 1 as run,
          c.sla_accumulated_active_seconds as used, c.sla_activated_at is not null as runs,
          array(select e.activation || '.' || e.rung from sla_escalations e where e.checkpoint_id = c.id order by 1) as climbed
        from runs r join run_checkpoints c on c.run_id = r.id
        where r.root_run_id = ${rootId} order by run, c.order_index, c.position`),
    );
    return found;
  }

  async function obey(run: number, command: Command, now: number): Promise<string> {
    const ctx = at(cast.people[command.by]!, now);
    const steps = (await rows()).filter((row) => row.run === run);
    const runId = steps[0]!.runId;
    const stepId = (key: string) => steps.find((step) => step.key === key)!.id;
    try {
      await carryOut(cast, ctx, runId, command, stepId);
      return 'ok';
    } catch (error) {
      if (isDomainError(error)) return error.code;
      throw error;
    }
  }

  async function escalate(now: number): Promise<void> {
    while ((await climbEscalations(at(cast.job, now), {})).more);
  }

  async function standing(): Promise<Standing[]> {
    const standings: Standing[] = [];
    for (const { run, key, status, round, step, value, values, activation, ...row } of await rows()) {
      standings[run] ??= { state: status, round, steps: {} };
      const people = row.people.map((id) => numberOf(cast, id)).toSorted();
      // A stopwatch keeps floating seconds; a thousandth is nothing people could tell.
      const used = Math.round(row.used * 1000) / 1000;
      const { runs, climbed } = row;
      standings[run].steps[key] = { state: step, value, values, people, activation, used, runs, climbed };
    }
    return standings;
  }

  return { obey, escalate, standing };
}

function idOf({ people }: Cast, person: number): string {
  return people[person]!.actor.id;
}

function numberOf({ people }: Cast, userId: string): number {
  return people.findIndex(({ actor }) => actor.id === userId);
}

async function publish(cast: Cast, deck: ModelDeck): Promise<string> {
  const { people } = cast;
  const userOf = (person: number) => idOf(cast, person);
  const parts = new Map<string, string>();
  for (const step of deck.lanes.flat()) {
    if (step.sub) parts.set(step.key, await publish(cast, step.sub));
  }
  const { deckId } = await createPublishedDeck(
    people[0]!,
    deck.lanes.map((lane) =>
      lane.map((step) => ({
        key: step.key,
        confirmationType: step.kind,
        onReject: step.onReject,
        assigneeMode: step.mode,
        assignees: step.people.map((person) => ({ type: 'user' as const, userId: userOf(person) })),
        slaLimitMinutes: step.limit === null ? null : step.limit / 60,
        slaWarnBeforeMinutes: step.warn === null ? null : step.warn / 60,
        fields: step.fields.map(toField),
        condition: toCondition(step.condition),
        subDeckId: parts.get(step.key) ?? null,
      })),
    ),
    { approverIds: deck.approvers.map(userOf), approvalMode: deck.approvalMode },
  );
  return deckId;
}

function carryOut(
  cast: Cast,
  ctx: Ctx,
  runId: string,
  command: Command,
  stepId: (key: string) => string,
): Promise<unknown> {
  switch (command.do) {
    case 'start':
      return startPendingRun(ctx, { runId });
    case 'pause':
      return pauseRun(ctx, { runId });
    case 'resume':
      return resumeRun(ctx, { runId });
    case 'cancel':
      return cancelRun(ctx, { runId, reason: 'as the story goes' });
    case 'confirm':
      return confirmCheckpoint(ctx, {
        checkpointId: stepId(command.step),
        value: command.value as 'ok',
        fields: command.fields,
      });
    case 'reject':
      return rejectCheckpoint(ctx, { checkpointId: stepId(command.step) });
    case 'reopen':
      return reopenCheckpoint(ctx, { checkpointId: stepId(command.step), cascade: command.cascade });
    case 'reassign':
      return reassignCheckpoint(ctx, {
        checkpointId: stepId(command.step),
        userIds: command.to.map((person) => idOf(cast, person)),
      });
    case 'hand_over':
      return reassignSteps(ctx, {
        runId,
        fromUserId: idOf(cast, command.from),
        toUserId: idOf(cast, command.to),
      });
    case 'approve':
      return decideApproval(ctx, { runId, decision: 'approve' });
    case 'turn_down':
      return decideApproval(ctx, { runId, decision: 'reject', reason: 'no' });
    case 'rework':
      return decideApproval(ctx, {
        runId,
        decision: 'rework',
        reason: 'again',
        reopen: command.steps.map(stepId),
      });
  }
}
