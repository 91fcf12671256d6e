import type { Confirmation } from '@/db/schema/processes/checkpoints';
import { hasOutsideEyes, isApproved } from '@/lib/processes/approvals/rules';
import { checkFields, filledFields } from '@/lib/processes/checkpoints/rules/field-values';
import { firstRung, rungMoment } from '@/lib/processes/engine/escalation';
import { isAllowed, type RunAction } from '@/lib/processes/engine/lifecycle';
import { canReopen, isBuiltUpon, reopen } from '@/lib/processes/engine/reopen';
import type { RunState, StepState, Transition } from '@/lib/processes/engine/run-state';
import { dueAt } from '@/lib/processes/engine/stopwatch';
import { advance } from '@/lib/processes/engine/tick';
import { allSigned, commonFields, commonValue } from '@/lib/processes/runs/join-signatures';

import { toCondition, toField } from './in-product-words';
import { ADMIN, type Command, delays, type ModelDeck, type ModelStep } from './reference-deck';
import type { Standing, Subject } from './turn';

const EPOCH = Date.UTC(2026, 2, 2, 8);
const at = (seconds: number) => new Date(EPOCH + seconds * 1000);
const minutes = { leadsMinutes: delays.leads / 60, managementMinutes: delays.management / 60 };

type Word<Which extends Command['do']> = Extract<Command, { do: Which }>;

/** The engine with just enough around it to be asked: no people but their numbers, no database. */
export function engineSubject(deck: ModelDeck): Subject {
  const steps = deck.lanes.flat();
  const plan = (id: string): ModelStep => steps.find(({ key }) => key === id)!;
  const people = new Map(steps.map((step) => [step.key, step.people.map(String)]));
  let state: RunState = {
    status: 'pending',
    approvalRound: 1,
    needsApproval: deck.approvers.length > 0,
    steps: deck.lanes.flatMap((lane, index) => lane.map((step) => toState(step, index))),
  };
  const signatures = new Map<string, Confirmation[]>();
  /** Whoever signed a step that is completed. */
  const signers = new Map<string, string[]>();
  const climbed = new Map<string, string[]>();
  const insiders: string[] = [];
  let approvedBy: string[] = [];

  const take = (transitions: Transition[], now: number): 'ok' => {
    ({ run: state } = advance(state, transitions, at(now)));
    for (const step of state.steps.filter(({ status }) => status !== 'active')) {
      const signed = signatures.get(step.id);
      if (signed || step.status !== 'completed')
        signers.set(
          step.id,
          (signed ?? []).map((each) => each.userId),
        );
      signatures.delete(step.id);
    }
    return 'ok';
  };
  const ifAllowed = (action: RunAction, work: () => string) =>
    isAllowed(action, state.status) ? work() : 'invalid_transition';

  function confirm(step: StepState, { by, value, fields }: Word<'confirm'>, now: number): string {
    if (!isAllowed('act', state.status) || step.status !== 'active') return 'checkpoint_not_active';
    const { mode, fields: asked } = plan(step.id);
    const mine = signatures.get(step.id) ?? [];
    if (mine.some(({ userId }) => userId === String(by))) return 'already_decided';
    const form = asked.map(toField);
    if (checkFields(form, fields).length > 0) return 'evidence_missing';
    const signature = { userId: String(by), value, fields: filledFields(form, fields) } as Confirmation;
    insiders.push(String(by));
    signatures.set(step.id, [...mine, signature]);
    return mode === 'any' || isSigned(step) ? complete([step], now) : 'ok';
  }

  function isSigned(step: StepState): boolean {
    const all = signatures.get(step.id) ?? [];
    return all.length > 0 && allSigned(people.get(step.id)!, all);
  }

  function complete(done: StepState[], now: number): string {
    return take(
      done.map(({ id }) => {
        const all = signatures.get(id)!;
        const said = { value: commonValue(all), fields: commonFields(all) };
        return { type: 'checkpoint.confirmed', checkpointId: id, ...said };
      }),
      now,
    );
  }

  function reject(step: StepState, now: number): string {
    if (!isAllowed('act', state.status) || step.status !== 'active') return 'checkpoint_not_active';
    if (step.confirmationType !== 'accept_reject') return 'invalid_transition';
    const ends: Transition[] = step.onReject === 'cancel_run' ? [{ type: 'run.cancelled' }] : [];
    return take([{ type: 'checkpoint.rejected', checkpointId: step.id }, ...ends], now);
  }

  function giveTo(given: Map<StepState, string[]>, by: number, now: number): string {
    for (const [step, to] of given) people.set(step.id, to);
    return completeSigned([...given.keys()], by, now);
  }

  function completeSigned(of: readonly StepState[], by: number, now: number): string {
    if (state.status !== 'active') return 'ok';
    const done = of.filter(
      (step) => step.status === 'active' && plan(step.id).mode === 'all' && isSigned(step),
    );
    // Whose doing it is that a step is done has taken part.
    if (done.length > 0) insiders.push(String(by));
    return complete(done, now);
  }

  function handOver({ by, from, to }: Word<'hand_over'>, now: number): string | null {
    const theirs = state.steps.filter(
      (step) => isLeftToDo(step) && people.get(step.id)!.includes(String(from)),
    );
    if (!theirs.every((step) => mayTry(by, step))) return null;
    if (theirs.length === 0) return 'nothing_to_reassign';
    const others = (step: StepState) =>
      people.get(step.id)!.filter((each) => each !== String(from) && each !== String(to));
    return giveTo(new Map(theirs.map((step) => [step, [...others(step), String(to)]])), by, now);
  }

  function again(ids: string[], cascade: boolean, now: number): string {
    const wasWaiting = state.status === 'awaiting_final_approval';
    if (wasWaiting) approvedBy = [];
    const reworked: Transition[] = wasWaiting ? [{ type: 'run.reworked' }] : [];
    return take([...reworked, ...reopen(state, ids, { cascade })], now);
  }

  function approve(by: number, now: number): string {
    const approvedIds = [...approvedBy, String(by)];
    if (
      !isApproved(deck.approvalMode, { approverIds: deck.approvers.map(String), standInIds: [], approvedIds })
    ) {
      approvedBy = approvedIds;
      return 'ok';
    }
    return hasOutsideEyes({ fourEyes: true, approvedIds, insiderIds: insiders })
      ? take([{ type: 'run.completed' }], now)
      : 'four_eyes';
  }

  function obey(command: Command, now: number): string | null {
    const step = 'step' in command ? state.steps.find(({ id }) => id === command.step) : undefined;
    if (!mayDo(command, step)) return null;
    switch (command.do) {
      case 'start':
        return ifAllowed('start', () => {
          insiders.push(String(command.by));
          return take([{ type: 'run.started' }], now);
        });
      case 'pause':
        return ifAllowed('pause', () => take([{ type: 'run.paused' }], now));
      case 'resume':
        return ifAllowed('resume', () => {
          take([{ type: 'run.resumed' }], now);
          return completeSigned(state.steps, command.by, now);
        });
      case 'cancel':
        return ifAllowed('cancel', () => take([{ type: 'run.cancelled' }], now));
      case 'confirm':
        return confirm(step!, command, now);
      case 'reject':
        return reject(step!, now);
      case 'reopen':
        return ifAllowed('reopen', () =>
          canReopen(step!) ? again([command.step], command.cascade, now) : 'invalid_transition',
        );
      case 'reassign':
        return ifAllowed('reassign', () =>
          isLeftToDo(step!)
            ? giveTo(new Map([[step!, command.to.map(String)]]), command.by, now)
            : 'invalid_transition',
        );
      case 'hand_over':
        return isAllowed('reassign', state.status) ? handOver(command, now) : 'invalid_transition';
      default:
        return ifAllowed('decide', () => {
          if (approvedBy.includes(String(command.by))) return 'already_decided';
          if (command.do === 'approve') return approve(command.by, now);
          if (command.do === 'turn_down') return take([{ type: 'run.rejected' }], now);
          return again('steps' in command ? command.steps : [], false, now);
        });
    }
  }

  /** Who may is asked of the commands, not of the engine. */
  function mayDo(command: Command, step: StepState | undefined): boolean {
    const { by, do: what } = command;
    if (what === 'approve' || what === 'rework' || what === 'turn_down') return deck.approvers.includes(by);
    if (what === 'confirm' && plan(step!.id).mode === 'all') return isTheirs(step!, by);
    if (what === 'hand_over') return sees(by);
    if (what === 'reopen') return mayTakeBack(by, step!);
    return step ? mayTry(by, step) : by === ADMIN;
  }

  const isTheirs = (step: StepState, by: number) => people.get(step.id)!.includes(String(by));
  const mayTry = (by: number, step: StepState) => isTheirs(step, by) || by === ADMIN;
  function mayTakeBack(by: number, step: StepState): boolean {
    if (by === ADMIN) return true;
    if (!sees(by) || isBuiltUpon(step, state.steps)) return false;
    return isLeftToDo(step) ? isTheirs(step, by) : (signers.get(step.id) ?? []).includes(String(by));
  }
  const sees = (by: number) =>
    by === ADMIN || deck.approvers.includes(by) || state.steps.some((step) => isTheirs(step, by));

  function escalate(now: number): void {
    for (const step of state.steps) {
      const warn = plan(step.id).warn;
      const due = dueAt(step.stopwatch);
      const done = climbed.get(step.id) ?? [];
      let rung = firstRung(warn);
      while (due && rung <= 3) {
        const name = `${step.activation}.${rung}`;
        if (rungMoment(rung, due, warn, minutes)! > at(now)) break;
        if (!done.includes(name)) done.push(name);
        rung += 1;
      }
      climbed.set(step.id, done);
    }
  }

  function standing(): Standing[] {
    const each = state.steps.map((step) => [
      step.id,
      {
        state: step.status,
        value: step.value,
        values: step.fieldValues,
        people: people.get(step.id)!.map(Number).toSorted(),
        activation: step.activation,
        used: step.stopwatch.accumulatedSeconds,
        runs: step.stopwatch.activatedAt !== null,
        climbed: (climbed.get(step.id) ?? []).toSorted(),
      },
    ]);
    return [{ state: state.status, round: state.approvalRound, steps: Object.fromEntries(each) }];
  }

  return { obey: (_run, command, now) => obey(command, now), escalate, standing };
}

function isLeftToDo({ status }: StepState): boolean {
  return status !== 'completed' && status !== 'skipped';
}

function toState(step: ModelStep, orderIndex: number): StepState {
  return {
    id: step.key,
    key: step.key,
    title: step.key,
    orderIndex,
    confirmationType: step.kind,
    condition: toCondition(step.condition),
    onReject: step.onReject,
    fieldValues: {},
    status: 'pending',
    value: null,
    activation: 0,
    stopwatch: { limitSeconds: step.limit, activatedAt: null, accumulatedSeconds: 0 },
  };
}
