import type { Confirmation } from '@/db/schema/processes/checkpoints';
import type { Condition } from '@/db/schema/processes/decks';
import { hasOutsideEyes, isApproved } from '@/lib/processes/approvals/rules';
import { allSigned, commonValue } from '@/lib/processes/checkpoints/rules/several-signatures';
import { firstRung, rungMoment } from '@/lib/processes/engine/escalation';
import { isAllowed, type RunAction } from '@/lib/processes/engine/lifecycle';
import { canReopen, reopen } from '@/lib/processes/engine/reopen';
import type { RunState, StepState, Transition } from '@/lib/processes/engine/run-state';
import { dueAt } from '@/lib/processes/engine/stopwatch';
import { advance } from '@/lib/processes/engine/tick';

import {
  ADMIN,
  type Command,
  delays,
  type ModelCondition,
  type ModelDeck,
  type ModelStep,
} from './reference-deck';
import type { Standing, Subject } from './turn';

const EPOCH = Date.UTC(2026, 2, 2, 8);
const at = (seconds: number) => new Date(EPOCH + seconds * 1000);
const minutes = { leadsMinutes: delays.leads / 60, managementMinutes: delays.management / 60 };

/** The engine with just enough around it to be asked: no people but their numbers, no database. */
export function engineSubject(deck: ModelDeck): Subject {
  const steps = deck.lanes.flat();
  const plan = (id: string): ModelStep => steps.find(({ key }) => key === id)!;
  let state: RunState = {
    status: 'pending',
    approvalRound: 1,
    needsApproval: deck.approvers.length > 0,
    steps: deck.lanes.flatMap((lane, index) => lane.map((step) => toState(step, index))),
  };
  const signatures = new Map<string, Confirmation[]>();
  const climbed = new Map<string, string[]>();
  const insiders: string[] = [];
  let approvedBy: string[] = [];

  const take = (transitions: Transition[], now: number): 'ok' => {
    ({ run: state } = advance(state, transitions, at(now)));
    for (const step of state.steps) if (step.status !== 'active') signatures.delete(step.id);
    return 'ok';
  };
  const ifAllowed = (action: RunAction, work: () => string) =>
    isAllowed(action, state.status) ? work() : 'invalid_transition';

  function confirm(step: StepState, { by, value }: Extract<Command, { do: 'confirm' }>, now: number): string {
    if (!isAllowed('act', state.status) || step.status !== 'active') return 'checkpoint_not_active';
    const { mode, people } = plan(step.id);
    const mine = signatures.get(step.id) ?? [];
    if (mine.some(({ userId }) => userId === String(by))) return 'already_decided';
    const all = [...mine, { userId: String(by), value } as Confirmation];
    insiders.push(String(by));
    signatures.set(step.id, all);
    if (mode === 'all' && !allSigned(people.map(String), all)) return 'ok';
    const given = mode === 'all' ? commonValue(all) : value;
    return take([{ type: 'checkpoint.confirmed', checkpointId: step.id, value: given }], now);
  }

  function reject(step: StepState, now: number): string {
    if (!isAllowed('act', state.status) || step.status !== 'active') return 'checkpoint_not_active';
    if (step.confirmationType !== 'accept_reject') return 'invalid_transition';
    const ends: Transition[] = step.onReject === 'cancel_run' ? [{ type: 'run.cancelled' }] : [];
    return take([{ type: 'checkpoint.rejected', checkpointId: step.id }, ...ends], now);
  }

  function again(ids: string[], cascade: boolean, now: number): string {
    const wasWaiting = state.status === 'awaiting_final_approval';
    if (wasWaiting) approvedBy = [];
    const reworked: Transition[] = wasWaiting ? [{ type: 'run.reworked' }] : [];
    return take([...reworked, ...reopen(state, ids, { cascade })], now);
  }

  function approve(by: number, now: number): string {
    const all = [...approvedBy, String(by)];
    if (!isApproved(deck.approvalMode, deck.approvers.map(String), all)) {
      approvedBy = all;
      return 'ok';
    }
    return hasOutsideEyes(all, insiders) ? take([{ type: 'run.completed' }], now) : 'four_eyes';
  }

  function obey(command: Command, now: number): string | null {
    const step = 'step' in command ? state.steps.find(({ id }) => id === command.step) : undefined;
    if (!mayTry(command, 'step' in command ? plan(command.step) : undefined, deck)) return null;
    switch (command.do) {
      case 'start':
        return ifAllowed('start', () => {
          insiders.push(String(command.by));
          return take([{ type: 'run.started' }], now);
        });
      case 'pause':
        return ifAllowed('pause', () => take([{ type: 'run.paused' }], now));
      case 'resume':
        return ifAllowed('resume', () => take([{ type: 'run.resumed' }], now));
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
      default:
        return ifAllowed('decide', () => {
          if (approvedBy.includes(String(command.by))) return 'already_decided';
          if (command.do === 'approve') return approve(command.by, now);
          if (command.do === 'turn_down') return take([{ type: 'run.rejected' }], now);
          return again('steps' in command ? command.steps : [], false, now);
        });
    }
  }

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

/** Who may is asked of the commands, not of the engine. */
function mayTry(command: Command, step: ModelStep | undefined, deck: ModelDeck): boolean {
  const { by, do: what } = command;
  if (what === 'confirm') return step!.people.includes(by) || (by === ADMIN && step!.mode === 'any');
  if (step) return step.people.includes(by) || by === ADMIN;
  if (what === 'approve' || what === 'rework' || what === 'turn_down') return deck.approvers.includes(by);
  return by === ADMIN;
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

export function toCondition(condition: ModelCondition | null): Condition | null {
  if (condition === null) return null;
  if ('all' in condition) return { all: condition.all.map((part) => toCondition(part)!) };
  if ('any' in condition) return { any: condition.any.map((part) => toCondition(part)!) };
  if ('not' in condition) return { not: toCondition(condition.not)! };
  return { checkpoint: condition.step, is: condition.is as 'ok' };
}
