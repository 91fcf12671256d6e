import fc from 'fast-check';

import { entriesOf, PEOPLE } from './decks';
import type { Command, Entry, ModelStep, Step } from './reference-deck';
import type { ModelRun } from './reference-run';

/** What somebody tries. Most people do what can be done; some try anything. */
export type Wish = {
  what: Command['do'];
  isSensible: boolean;
  run: number;
  pick: number;
  person: number;
  other: number;
  answer: boolean;
  entries: number[];
  cascade: boolean;
  minutes: number;
};

export const wishes: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom<Command['do']>(
    ...(['confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm'] as const),
    ...(['start', 'pause', 'resume', 'resume', 'cancel', 'reject', 'reject', 'reopen', 'reopen'] as const),
    ...(['approve', 'approve', 'rework', 'turn_down', 'reassign', 'reassign', 'hand_over'] as const),
  ),
  isSensible: fc.constantFrom(true, true, true, true, true, true, false),
  run: fc.nat(11),
  pick: fc.nat(11),
  person: fc.nat(PEOPLE - 1),
  other: fc.nat(PEOPLE - 1),
  answer: fc.boolean(),
  entries: fc.tuple(fc.nat(11), fc.nat(11)),
  cascade: fc.boolean(),
  minutes: fc.constantFrom(0, 1, 30, 50, 100, 300, 2000, -120),
});

const over = ['completed', 'cancelled', 'rejected'];

/** What somebody does where, given how things stand: sensible people do what can be done, or carry on where they can. */
export function toCommand(wish: Wish, tree: readonly ModelRun[]): { index: number; command: Command } {
  const possible = wish.isSensible ? placesFor(wish.what, tree) : [];
  const what = wish.isSensible && possible.length === 0 ? 'confirm' : wish.what;
  const places = possible.length > 0 || !wish.isSensible ? possible : placesFor(what, tree);
  const candidates = places.length > 0 ? places : [...tree.keys()];
  const index = candidates[wish.run % candidates.length]!;
  return { index, command: inRun({ ...wish, what }, tree[index]!) };
}

function placesFor(what: Command['do'], tree: readonly ModelRun[]): number[] {
  const places = tree.flatMap((run, index) => (isPossible(what, run) ? [index] : []));
  // To end a part is a story, to end the whole mostly the end of one.
  const isAnEnd = what === 'cancel' || what === 'turn_down';
  return isAnEnd && places.some((index) => index > 0) ? places.filter((index) => index > 0) : places;
}

function isPossible(what: Command['do'], run: ModelRun): boolean {
  const steps = fittingSteps(what, run);
  switch (what) {
    case 'start':
      return run.state === 'pending';
    case 'pause':
      return run.state === 'active';
    case 'resume':
      return run.state === 'paused';
    case 'cancel':
      return !over.includes(run.state);
    case 'confirm':
      return next(run) !== 'confirm' || (run.state === 'active' && steps.length > 0);
    case 'reject':
      return run.state === 'active' && steps.length > 0;
    case 'reopen':
      return (run.state === 'active' || run.state === 'awaiting_final_approval') && steps.length > 0;
    case 'reassign':
    case 'hand_over':
      return !over.includes(run.state) && steps.length > 0;
    default:
      return run.state === 'awaiting_final_approval';
  }
}

const nextOf: Partial<Record<ModelRun['state'], Command['do']>> = {
  pending: 'start',
  paused: 'resume',
  awaiting_final_approval: 'approve',
};

/** How a run is carried on. */
function next(run: ModelRun): Command['do'] {
  const isStuck = fittingSteps('confirm', run).length === 0 && run.steps.some(isRejected);
  if (run.state === 'active') return isStuck ? 'reopen' : 'confirm';
  return nextOf[run.state] ?? 'confirm';
}

function isRejected({ state, onReject }: Step): boolean {
  return state === 'rejected' && onReject === 'wait';
}

/** Whether there is anything left to do in a tree. */
export function isOver(tree: readonly ModelRun[]): boolean {
  return tree.every(({ state }) => over.includes(state));
}

function inRun(wish: Wish, run: ModelRun): Command {
  const { pick, isSensible } = wish;
  const what = isSensible && wish.what === 'confirm' ? next(run) : wish.what;
  const fitting = isSensible ? fittingSteps(what, run) : [];
  const candidates = fitting.length > 0 ? fitting : run.steps;
  const step = candidates[pick % candidates.length]!;
  const mine = step.people.filter((person) => !step.signed.has(person));
  const undecided = run.deck.approvers.filter((person) => !run.said.has(person));
  const one = (persons: number[]) =>
    isSensible && persons.length > 0 ? persons[wish.person % persons.length]! : wish.person;

  switch (what) {
    case 'confirm':
      return {
        do: what,
        by: one(mine),
        step: step.key,
        value: answerOf(step, wish.answer),
        fields: entriesFor(step, wish),
      };
    case 'reject':
      return { do: what, by: one(mine), step: step.key };
    case 'reopen':
      return {
        do: what,
        by: isSensible ? one([0, ...step.signed.keys()]) : one(step.people),
        step: step.key,
        cascade: wish.cascade,
      };
    case 'reassign':
      return { do: what, by: one(step.people), step: step.key, to: chosen(wish.person, wish.other, wish) };
    case 'hand_over':
      return { do: what, by: isSensible ? 0 : wish.person, from: one(step.people), to: wish.other };
    case 'rework':
      return { do: what, by: one(undecided), steps: named(run, wish) };
    case 'approve':
    case 'turn_down':
      return { do: what, by: one(undecided) };
    default:
      return { do: what, by: isSensible ? 0 : wish.person };
  }
}

const wanted: Partial<Record<Command['do'], Step['state'][]>> = {
  confirm: ['active'],
  reject: ['active'],
  reopen: ['completed', 'rejected', 'skipped'],
  reassign: ['active', 'rejected'],
  hand_over: ['active', 'pending'],
};

function fittingSteps(what: Command['do'], run: ModelRun): Step[] {
  return run.steps.filter(
    (step) =>
      wanted[what]?.includes(step.state) &&
      (what !== 'reject' || step.kind === 'accept_reject') &&
      (step.sub === null || (what !== 'confirm' && what !== 'reject')),
  );
}

function named(run: ModelRun, wish: Wish): string[] {
  const keys = run.steps.map(({ key }) => key);
  return chosen(keys[wish.pick % keys.length]!, keys[(wish.pick * 7) % keys.length]!, wish);
}

/** One of two, or both. */
function chosen<Thing>(one: Thing, other: Thing, { answer }: Wish): Thing[] {
  return answer ? [one] : [...new Set([one, other])];
}

function answerOf(step: ModelStep, answer: boolean): string {
  if (step.kind === 'yes_no') return answer ? 'yes' : 'no';
  return step.kind === 'simple_ok' ? 'ok' : 'accepted';
}

/** Sensible people fill in what is asked for; others leave it, mistake it, or fill in what nobody asked for. */
function entriesFor(step: ModelStep, { entries, isSensible, pick }: Wish): Record<string, Entry | null> {
  const given = step.fields.map(({ key, kind, required }, index): [string, Entry | null] => {
    const pool = entriesOf[kind];
    const entry = entries[index]!;
    if (!isSensible) return [key, [null, '', ...pool][entry % (pool.length + 2)]!];
    if (!required && entry > 8) return [key, null];
    return [key, kind === 'checkbox' && required ? true : pool[entry % (pool.length - 1)]!];
  });
  const unasked: [string, Entry][] = !isSensible && pick > 9 ? [['unasked', 'x']] : [];
  return Object.fromEntries([...given, ...unasked]);
}

/** As a reader of a failure wants to hear it. */
export function tell(command: Command, run: string, after: number): string {
  const { by, do: what, ...rest } = command;
  const details = Object.values(rest).map((part) => (isPlain(part) ? String(part) : JSON.stringify(part)));
  return `after ${after} min person ${by}: ${what} ${details.join(' ')} in ${run}`.replace(/ +/g, ' ');
}

function isPlain(part: unknown): boolean {
  return typeof part !== 'object' || Array.isArray(part);
}
