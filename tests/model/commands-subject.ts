import { sql } from 'drizzle-orm';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { read } from '@/lib/platform/core/transact';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startPendingRun } from '@/lib/processes/runs/start-pending-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck } from '@/tests/factories/deck';

import { toCondition } from './engine-subject';
import type { Command, ModelDeck } from './reference-deck';
import type { Standing, Subject } from './turn';

/** The people of the stories by number, and the sweep that looks after their clocks. */
export type Cast = { people: (Ctx & { actor: Person })[]; job: Ctx };

type Row = { id: string; key: string; run: number; status: string; round: number } & {
  step: string;
  value: string | null;
  activation: number;
  used: number;
  runs: boolean;
  climbed: string[];
};

/** The real commands on a real database, each at the moment the story says; runs in the order of their numbers. */
export async function commandsSubject(cast: Cast, deck: ModelDeck): Promise<Subject> {
  const [admin] = cast.people;
  const began = Date.now();
  const at = <C extends Ctx>(ctx: C, now: number): C => ({ ...ctx, now: new Date(began + now * 1000) });
  const deckId = await publish(cast, deck);
  const { id: rootId } = await startRun(at(admin!, 0), { deckId, start: false });

  async function rows(): Promise<Row[]> {
    const { rows: found } = await read(cast.job, (tx) =>
      tx.execute<Row>(sql`
        select c.id, c.key, r.status, r.approval_round as round, c.status as step, c.value, c.activation,
          dense_rank() over (order by r.number)::int - 1 as run,
          c.sla_accumulated_active_seconds as used, c.sla_activated_at is not null as runs,
          array(select e.activation || '.' || e.rung from sla_escalations e where e.checkpoint_id = c.id order by 1) as climbed
        from runs r join run_checkpoints c on c.run_id = r.id
        where r.root_run_id = ${rootId} order by run, c.order_index, c.position`),
    );
    return found;
  }

  async function runIds(): Promise<string[]> {
    const { rows: found } = await read(cast.job, (tx) =>
      tx.execute<{ id: string }>(sql`select id from runs r where root_run_id = ${rootId} order by r.number`),
    );
    return found.map(({ id }) => id);
  }

  async function obey(run: number, command: Command, now: number): Promise<string> {
    const ctx = at(cast.people[command.by]!, now);
    const runId = (await runIds())[run]!;
    const steps = (await rows()).filter((row) => row.run === run);
    const idOf = (key: string) => steps.find((step) => step.key === key)!.id;
    try {
      await carryOut(ctx, runId, command, idOf);
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
    for (const { run, key, status, round, step, value, activation, used, runs, climbed } of await rows()) {
      standings[run] ??= { state: status, round, steps: {} };
      // A stopwatch keeps floating seconds; a thousandth is nothing people could tell.
      const rounded = Math.round(used * 1000) / 1000;
      standings[run].steps[key] = { state: step, value, activation, used: rounded, runs, climbed };
    }
    return standings;
  }

  return { obey, escalate, standing };
}

async function publish({ people }: Cast, deck: ModelDeck): Promise<string> {
  const userOf = (person: number) => people[person]!.actor.id;
  const parts = new Map<string, string>();
  for (const step of deck.lanes.flat()) {
    if (step.sub) parts.set(step.key, await publish({ people, job: people[0]! }, step.sub));
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
        condition: toCondition(step.condition),
        subDeckId: parts.get(step.key) ?? null,
      })),
    ),
    { approverIds: deck.approvers.map(userOf), approvalMode: deck.approvalMode },
  );
  return deckId;
}

function carryOut(
  ctx: Ctx,
  runId: string,
  command: Command,
  idOf: (key: string) => string,
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
      return confirmCheckpoint(ctx, { checkpointId: idOf(command.step), value: command.value as 'ok' });
    case 'reject':
      return rejectCheckpoint(ctx, { checkpointId: idOf(command.step) });
    case 'reopen':
      return reopenCheckpoint(ctx, { checkpointId: idOf(command.step), cascade: command.cascade });
    case 'approve':
      return decideApproval(ctx, { runId, decision: 'approve' });
    case 'turn_down':
      return decideApproval(ctx, { runId, decision: 'reject', reason: 'no' });
    case 'rework':
      return decideApproval(ctx, {
        runId,
        decision: 'rework',
        reason: 'again',
        reopen: command.steps.map(idOf),
      });
  }
}
