import { ADMIN, type Command, type Step } from './reference-deck';
import { isFilledIn, kept } from './reference-fields';
import type { ModelRun } from './reference-run';
import { wordOf } from './reference-step';

type Word<Which extends Command['do']> = Extract<Command, { do: Which }>;

/** Carries a command out and says `ok`, or changes nothing and says why not. */
export function obey(run: ModelRun, command: Command, now: number): string {
  run.at(command.by, now);
  if (!sees(run, command.by)) return 'not_found';
  switch (command.do) {
    case 'start':
    case 'pause':
    case 'resume':
    case 'cancel':
      return steer(run, command.do, command.by);
    case 'confirm':
      return confirm(run, run.find(command.step), command);
    case 'reject':
      return reject(run, run.find(command.step), command.by);
    case 'reopen':
      return reopen(run, run.find(command.step), command);
    case 'reassign':
      return reassign(run, run.find(command.step), command);
    case 'hand_over':
      return handOver(run, command);
    default:
      return decide(run, command);
  }
}

/** Whoever has a part in a run sees it, and whatever runs below it. */
function sees(run: ModelRun, person: number): boolean {
  const isInvolved =
    person === ADMIN ||
    run.deck.approvers.includes(person) ||
    run.steps.some((step) => step.people.includes(person));
  return isInvolved || (run.parent !== null && sees(run.parent.run, person));
}

function mayAct(step: Step, person: number): boolean {
  return step.people.includes(person) || person === ADMIN;
}

/** A part never begins to move while the whole stands still, or its step waits for its turn. */
function isWholeStill(run: ModelRun): boolean {
  return !isAskedFor(run) || (run.parent !== null && run.parent.run.state !== 'active');
}

function isAskedFor({ parent }: ModelRun): boolean {
  return parent === null || parent.run.find(parent.step).state === 'active';
}

function steer(run: ModelRun, action: 'start' | 'pause' | 'resume' | 'cancel', by: number): string {
  if (by !== ADMIN) return 'forbidden';
  const from = {
    start: ['pending'],
    pause: ['active'],
    resume: ['paused'],
    cancel: ['pending', 'active', 'paused', 'awaiting_final_approval'],
  };
  if (!from[action].includes(run.state)) return 'invalid_transition';
  if (action === 'resume' && isWholeStill(run)) return 'parent_not_active';
  if (action === 'start') run.begin();
  if (action === 'pause') run.pause(false);
  if (action === 'resume') run.resume();
  if (action === 'cancel') run.end('cancelled');
  return 'ok';
}

function confirm(run: ModelRun, step: Step, { by, value, fields }: Word<'confirm'>): string {
  const isMine = step.people.includes(by);
  if (!isMine && (step.mode === 'all' || by !== ADMIN)) return 'forbidden';
  if (run.state !== 'active' || step.state !== 'active') return 'checkpoint_not_active';
  if (step.sub) return 'step_is_a_run';
  if (step.signed.has(by)) return 'already_decided';
  if (!isFilledIn(step.fields, fields)) return 'evidence_missing';

  // Whoever signs has taken part, also where others have to sign as well.
  run.insiders.add(by);
  step.signed.set(by, value);
  step.filled = { ...step.filled, ...kept(fields) };
  const isLast = step.mode === 'any' || step.people.every((person) => step.signed.has(person));
  if (isLast) run.complete(step, wordOf(step));
  return 'ok';
}

function reject(run: ModelRun, step: Step, by: number): string {
  if (!mayAct(step, by)) return 'forbidden';
  if (run.state !== 'active' || step.state !== 'active') return 'checkpoint_not_active';
  if (step.sub) return 'step_is_a_run';
  if (step.kind !== 'accept_reject') return 'invalid_transition';
  run.turnDown(step, 'rejected');
  return 'ok';
}

/** Whoever signed takes it back, as long as nobody has gone on from there; what waits, whoever has it takes up. */
function mayReopen(run: ModelRun, step: Step, person: number): boolean {
  if (person === ADMIN) return true;
  const isDone = ({ state, onReject }: Step) =>
    state === 'completed' || (state === 'rejected' && onReject === 'continue');
  if (run.steps.some((other) => other.lane > step.lane && isDone(other))) return false;
  const isPast = step.state === 'completed' || step.state === 'skipped';
  return isPast ? step.signed.has(person) : mayAct(step, person);
}

function reopen(run: ModelRun, step: Step, { by, cascade }: Word<'reopen'>): string {
  if (!mayReopen(run, step, by)) return 'forbidden';
  if (run.state !== 'active' && run.state !== 'awaiting_final_approval') return 'invalid_transition';
  if (step.state === 'active' || step.state === 'pending') return 'invalid_transition';
  if (isWholeStill(run)) return 'parent_not_active';
  run.takeUpAgain([step], cascade);
  return 'ok';
}

function reassign(run: ModelRun, step: Step, { by, to }: Word<'reassign'>): string {
  if (!mayAct(step, by)) return 'forbidden';
  if (hasEnded(run) || !isLeftToDo(step)) return 'invalid_transition';
  run.handOver(step, to);
  return 'ok';
}

/** Everything of one person that is left to do, in one run, goes to another. */
function handOver(run: ModelRun, { by, from, to }: Word<'hand_over'>): string {
  if (hasEnded(run)) return 'invalid_transition';
  const theirs = run.steps.filter((step) => isLeftToDo(step) && step.people.includes(from));
  if (!theirs.every((step) => mayAct(step, by))) return 'forbidden';
  if (theirs.length === 0) return 'nothing_to_reassign';
  for (const step of theirs) {
    const others = step.people.filter((person) => person !== from && person !== to);
    run.handOver(step, [...others, to]);
  }
  return 'ok';
}

function hasEnded({ state }: ModelRun): boolean {
  return state === 'completed' || state === 'cancelled' || state === 'rejected';
}

function isLeftToDo({ state }: Step): boolean {
  return state !== 'completed' && state !== 'skipped';
}

function decide(run: ModelRun, command: Word<'approve' | 'turn_down' | 'rework'>): string {
  const { by } = command;
  const { approvers, approvalMode } = run.deck;
  if (!approvers.includes(by) && !(approvers.length === 0 && by === ADMIN)) return 'forbidden';
  if (run.state !== 'awaiting_final_approval') return 'invalid_transition';
  if (run.said.has(by)) return 'already_decided';
  if (command.do !== 'rework' && !isAskedFor(run)) return 'parent_not_active';
  if (command.do === 'turn_down') {
    run.end('rejected');
    return 'ok';
  }
  if (command.do === 'rework') {
    const named = command.steps.map((key) => run.find(key));
    const isPossible = named.every(({ state }) => state !== 'active' && state !== 'pending');
    if (named.length === 0 || !isPossible) return 'invalid_input';
    if (isWholeStill(run)) return 'parent_not_active';
    run.takeUpAgain(named, false);
    return 'ok';
  }
  const approving = [...run.said, by];
  const isEnough = approvalMode === 'any' || approvers.every((person) => approving.includes(person));
  if (isEnough && approving.every((person) => run.insiders.has(person))) return 'four_eyes';
  run.said.add(by);
  if (isEnough) run.end('completed');
  return 'ok';
}
