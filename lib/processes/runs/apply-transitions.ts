import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { isAllowed } from '@/lib/processes/engine/lifecycle';
import type { RunState, Transition } from '@/lib/processes/engine/run-state';

import { createSubRun, MOST_DEPTH, MOST_RUNS } from './create-sub-run';
import { runCancelled, runPaused, runResumed, runStarted } from './events';
import { type HeldRun, type HeldStep, loadHeldRun } from './hold-run';
import { recordRejection, rejection, type SubRunFailure } from './reject-step';
import { adoptSubRun, findOpenSubRuns, hasRuns, type OpenSubRun } from './store';
import { type Decision, isActivation, writeTransitions } from './write-transitions';

export type { Decision, StepFacts, TimelineEntry } from './write-transitions';

/**
 * Applies a decision to a run and carries it through its tree: downwards to the runs that do its steps, upwards to
 * the step it was made for. The caller holds the root's lock, which is the lock of the whole tree.
 */
export async function applyTransitions(
  tx: Tx,
  ctx: Ctx,
  held: HeldRun,
  decision: Decision,
): Promise<RunState> {
  const { run, transitions } = await writeTransitions(tx, ctx, held, decision);
  const wentDown = await carryDown(tx, ctx, held, run, transitions);
  await carryUp(tx, ctx, held, run, decision);
  // A sub-run that ended at once has moved this run on.
  return wentDown ? (await loadHeldRun(tx, ctx, held.id)).state : run;
}

async function carryDown(
  tx: Tx,
  ctx: Ctx,
  held: HeldRun,
  run: RunState,
  transitions: readonly Transition[],
): Promise<boolean> {
  const parts = new Map(held.steps.flatMap((step) => (step.subDeckId ? [[step.id, step]] : [])));
  const concerned = transitions.filter((each) =>
    'checkpointId' in each ? parts.has(each.checkpointId) : each.type in steered,
  );
  if (parts.size === 0 || concerned.length === 0) return false;

  const open = await findOpenSubRuns(tx, held);
  for (const transition of concerned) {
    if (!('checkpointId' in transition)) {
      // A part whose step waits for its turn goes on with the step, not with the whole.
      const told = transition.type === 'run.resumed' ? open.filter((child) => isAsked(run, child)) : open;
      for (const child of told) await steerSubRun(tx, ctx, child, transition.type, held);
      continue;
    }
    const child = open.find(({ checkpointId }) => checkpointId === transition.checkpointId);
    if (isActivation(transition)) {
      const { activation } = run.steps.find(({ id }) => id === transition.checkpointId)!;
      await takeUp(tx, ctx, held, parts.get(transition.checkpointId)!, activation, child);
    }
    if (child && transition.type === 'checkpoint.returned')
      await steerSubRun(tx, ctx, child, 'run.paused', held);
    if (child && transition.type === 'checkpoint.skipped')
      await steerSubRun(tx, ctx, child, 'run.cancelled', held);
  }
  return true;
}

function isAsked(run: RunState, child: OpenSubRun): boolean {
  return run.steps.some(({ id, status }) => id === child.checkpointId && status === 'active');
}

/** What a parent does to its parts, where a part could be told the same by hand. */
const steered = {
  'run.paused': { event: runPaused, action: 'pause' },
  'run.resumed': { event: runResumed, action: 'resume' },
  'run.cancelled': { event: runCancelled, action: 'cancel' },
} as const;

async function steerSubRun(
  tx: Tx,
  ctx: Ctx,
  child: OpenSubRun,
  type: Transition['type'],
  parent: HeldRun,
): Promise<void> {
  if (!isSteering(type)) return;
  const held = await loadHeldRun(tx, ctx, child.id);
  // What was paused by hand stays paused when its parent goes on.
  if (type === 'run.resumed' && !held.pausedByParent) return;
  if (!isAllowed(steered[type].action, held.state.status)) return;
  await applyTransitions(tx, ctx, held, {
    transitions: [{ type }],
    run: type === 'run.cancelled' ? { reason: parent.number } : { pausedByParent: type === 'run.paused' },
    eventData: () => ({ parent: parent.number }),
  });
  const facts = { number: held.number, reason: parent.number };
  record(tx, ctx, steered[type].event, { type: 'run', id: held.id }, facts);
}

function isSteering(type: Transition['type']): type is keyof typeof steered {
  return type in steered;
}

/** A step that has become active is done by a run of its own: by the one it was interrupted in, or by a new one. */
async function takeUp(
  tx: Tx,
  ctx: Ctx,
  held: HeldRun,
  step: HeldStep,
  activation: number,
  child: OpenSubRun | undefined,
): Promise<void> {
  const parent = await loadHeldRun(tx, ctx, held.id);
  const isStillAsked = parent.steps.some(
    (each) => each.id === step.id && each.status === 'active' && each.activation === activation,
  );
  // A part beside it may have ended the whole run in the same breath.
  if (parent.state.status !== 'active' || !isStillAsked) return;
  if (child) {
    adoptSubRun(tx, child.id, activation);
    return steerSubRun(tx, ctx, child, 'run.resumed', held);
  }
  const reason = await whyNoRoom(tx, held);
  if (reason) return failStep(tx, ctx, parent, step.id, { value: 'cancelled', reason });
  const made = await createSubRun(tx, ctx, held, step, activation);
  record(tx, ctx, runStarted, { type: 'run', id: made.id }, { number: made.number });
  const sub = await loadHeldRun(tx, ctx, made.id);
  await applyTransitions(tx, ctx, sub, {
    transitions: [{ type: 'run.started' }],
    run: { startedAt: ctx.now },
    eventData: (each) => (each.type === 'run.started' ? { parent: held.number } : undefined),
  });
}

/** A tree is bounded downwards and in all, as it is carried through in one transaction. */
async function whyNoRoom(
  tx: Tx,
  held: HeldRun,
): Promise<'subprocess_depth_exceeded' | 'subprocess_count_exceeded' | null> {
  if (held.depth >= MOST_DEPTH) return 'subprocess_depth_exceeded';
  return (await hasRuns(tx, held.rootRunId, MOST_RUNS)) ? 'subprocess_count_exceeded' : null;
}

/** The outcome of a run that was made for a step is that step's answer, as long as the step still waits for it. */
async function carryUp(tx: Tx, ctx: Ctx, held: HeldRun, run: RunState, decision: Decision): Promise<void> {
  const outcome = outcomes[run.status as keyof typeof outcomes];
  if (!held.parent || !outcome || run.status === held.state.status) return;
  const { runId, checkpointId, activation } = held.parent;
  const parent = await loadHeldRun(tx, ctx, runId);
  const step = parent.steps.find(({ id }) => id === checkpointId);
  const waits = parent.state.status === 'active' || parent.state.status === 'paused';
  if (!waits || step?.status !== 'active' || step.activation !== activation) return;

  const eventData = () => ({ subRun: held.number });
  if (outcome === 'completed') {
    await applyTransitions(tx, ctx, parent, {
      transitions: [{ type: 'checkpoint.confirmed', checkpointId, value: outcome }],
      eventData,
    });
    return;
  }
  const reason = decision.run?.reason ?? null;
  await failStep(tx, ctx, parent, checkpointId, { value: outcome, reason, eventData });
}

const outcomes = { completed: 'completed', cancelled: 'cancelled', rejected: 'final_rejected' } as const;

/** What a run could not do is turned down like what a person turns down: told, and written into the trail. */
async function failStep(
  tx: Tx,
  ctx: Ctx,
  parent: HeldRun,
  checkpointId: string,
  failure: { value: SubRunFailure; reason: string | null; eventData?: Decision['eventData'] },
): Promise<void> {
  const step = parent.steps.find(({ id }) => id === checkpointId)!;
  await applyTransitions(tx, ctx, parent, { ...rejection(step, failure), eventData: failure.eventData });
  recordRejection(tx, ctx, parent, step, failure.reason);
}
