import fc from 'fast-check';

import type { Command, ModelCondition, ModelDeck, ModelStep } from './reference-deck';
import type { ModelRun } from './reference-run';

const PEOPLE = 4;
const MINUTE = 60;

type RawStep = {
  kind: ModelStep['kind'];
  onReject: ModelStep['onReject'];
  mode: 'any' | 'all';
  people: number[];
  limit: number | null;
  warns: boolean;
  wish: { shape: 'leaf' | 'not' | 'all' | 'any'; one: number; other: number; answer: number } | null;
  sub: ModelDeck | null;
};

const people = (min: number) =>
  fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: min, maxLength: 3, size: 'max' });

/** Any deck: lanes, conditions on earlier lanes, rejections, signatures of one or all, clocks, approvers, sub-decks. */
export function decks({ nested }: { nested: boolean }): fc.Arbitrary<ModelDeck> {
  const plain = shape(fc.constant(null), 2, fc.constant([]));
  const parts = nested ? fc.option(plain, { freq: 3 }) : fc.constant(null);
  return shape(parts, 4, people(0));
}

function shape(
  sub: fc.Arbitrary<ModelDeck | null>,
  maxLanes: number,
  approvers: fc.Arbitrary<number[]>,
): fc.Arbitrary<ModelDeck> {
  const step: fc.Arbitrary<RawStep> = fc.record({
    kind: fc.constantFrom('simple_ok', 'yes_no', 'accept_reject'),
    onReject: fc.constantFrom('wait', 'continue', 'cancel_run'),
    mode: fc.constantFrom('any', 'any', 'all'),
    people: people(1),
    limit: fc.option(fc.constantFrom(60 * MINUTE, 240 * MINUTE)),
    warns: fc.boolean(),
    wish: fc.option(
      fc.record({
        shape: fc.constantFrom('leaf', 'not', 'all', 'any'),
        one: fc.nat(9),
        other: fc.nat(9),
        answer: fc.nat(3),
      }),
    ),
    sub,
  });
  const lane = fc.array(step, { minLength: 1, maxLength: 3, size: 'max' });
  return fc
    .record({
      lanes: fc.array(lane, { minLength: 1, maxLength: maxLanes, size: 'max' }),
      approvers,
      approvalMode: fc.constantFrom('any' as const, 'all' as const),
    })
    .map(({ lanes, ...deck }) => told({ ...deck, lanes: laid(lanes) }));
}

function laid(lanes: RawStep[][]): ModelStep[][] {
  const earlier: ModelStep[] = [];
  return lanes.map((lane, index) => {
    const before = [...earlier];
    const steps = lane.map(({ wish, warns, ...raw }, n): ModelStep => {
      const leaf = (at: number, answer: number): ModelCondition => {
        const asked = before[at % before.length]!;
        const given = answersOf(asked);
        return { step: asked.key, is: given[answer % given.length]! };
      };
      const condition =
        wish && before.length > 0
          ? shaped(wish.shape, leaf(wish.one, wish.answer), leaf(wish.other, 0))
          : null;
      return {
        ...raw,
        key: `s${index}-${n}`,
        warn: warns && raw.limit !== null ? 15 * MINUTE : null,
        condition,
      };
    });
    earlier.push(...steps);
    return steps;
  });
}

function answersOf({ kind, onReject, sub }: ModelStep): string[] {
  if (sub) return onReject === 'continue' ? ['completed', 'cancelled'] : ['completed'];
  if (kind === 'simple_ok') return ['ok'];
  if (kind === 'yes_no') return ['yes', 'no'];
  return onReject === 'continue' ? ['accepted', 'rejected'] : ['accepted'];
}

function shaped(kind: string, one: ModelCondition, other: ModelCondition): ModelCondition {
  if (kind === 'not') return { not: one };
  if (kind === 'all') return { all: [one, { not: other }] };
  return kind === 'any' ? { any: [one, other] } : one;
}

/** What somebody tries. Most people do what can be done; some try anything. */
export type Wish = {
  what: Command['do'];
  isSensible: boolean;
  run: number;
  pick: number;
  person: number;
  answer: boolean;
  cascade: boolean;
  minutes: number;
};

export const wishes: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom<Command['do']>(
    ...(['confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm'] as const),
    ...(['start', 'pause', 'resume', 'resume', 'cancel', 'reject', 'reject', 'reopen', 'reopen'] as const),
    ...(['approve', 'approve', 'rework', 'turn_down'] as const),
  ),
  isSensible: fc.constantFrom(true, true, true, true, false),
  run: fc.nat(5),
  pick: fc.nat(11),
  person: fc.nat(PEOPLE - 1),
  answer: fc.boolean(),
  cascade: fc.boolean(),
  minutes: fc.constantFrom(0, 1, 30, 50, 100, 300, 2000, -120),
});

/** What is to be done where nothing can be confirmed. */
const nextOf: Record<string, Command['do']> = {
  pending: 'start',
  paused: 'resume',
  awaiting_final_approval: 'approve',
};

/** The wish as a command to one run of the tree, given how things stand. */
export function toCommand(wish: Wish, run: ModelRun): Command {
  const { pick, isSensible } = wish;
  const what = isSensible && wish.what === 'confirm' ? (nextOf[run.state] ?? 'confirm') : wish.what;
  const wanted = { confirm: ['active'], reject: ['active'], reopen: ['completed', 'rejected', 'skipped'] };
  const fitting = run.steps.filter(
    (step) =>
      isSensible &&
      wanted[what as 'confirm']?.includes(step.state) &&
      (what !== 'reject' || step.kind === 'accept_reject'),
  );
  const candidates = fitting.length > 0 ? fitting : run.steps;
  const step = candidates[pick % candidates.length]!;
  const mine = step.people.filter((person) => !step.signed.has(person));
  const one = (persons: number[]) =>
    isSensible && persons.length > 0 ? persons[wish.person % persons.length]! : wish.person;

  switch (what) {
    case 'confirm':
      return { do: what, by: one(mine), step: step.key, value: answerOf(step, wish.answer) };
    case 'reject':
      return { do: what, by: one(mine), step: step.key };
    case 'reopen':
      return { do: what, by: one(step.people), step: step.key, cascade: wish.cascade };
    case 'rework':
      return { do: what, by: one(run.deck.approvers), steps: named(run, wish) };
    case 'approve':
    case 'turn_down':
      return { do: what, by: one(run.deck.approvers) };
    default:
      return { do: what, by: isSensible ? 0 : wish.person };
  }
}

function named(run: ModelRun, { pick, answer }: Wish): string[] {
  const [one, other] = [
    run.steps[pick % run.steps.length]!.key,
    run.steps[(pick * 7) % run.steps.length]!.key,
  ];
  return answer ? [one] : [...new Set([one, other])];
}

function answerOf(step: ModelStep, answer: boolean): string {
  if (step.kind === 'yes_no') return answer ? 'yes' : 'no';
  return step.kind === 'simple_ok' ? 'ok' : 'accepted';
}

/** As a reader of a failure wants to hear it. */
export function tell(command: Command, run: string, after: number): string {
  const { by, do: what, ...rest } = command;
  const details = Object.values(rest).flat().join(' ');
  return `after ${after} min person ${by}: ${what} ${details} in ${run}`.replace(/ +/g, ' ');
}

function told(deck: ModelDeck): ModelDeck {
  const sentence = () =>
    deck.lanes
      .map((lane, index) => `lane ${index}: ${lane.map(describe).join(' | ')}`)
      .concat(deck.approvers.length > 0 ? `approved by ${deck.approvalMode} of ${deck.approvers}` : [])
      .join('\n      ');
  return Object.defineProperty(deck, fc.toStringMethod, { value: sentence, enumerable: false });
}

function describe(step: ModelStep): string {
  return [
    step.key,
    step.kind,
    `${step.mode} of ${step.people}`,
    step.onReject !== 'wait' && `on reject ${step.onReject}`,
    step.limit !== null && `${step.limit / MINUTE} min${step.warn === null ? '' : ' with warning'}`,
    step.condition && `if ${JSON.stringify(step.condition)}`,
    step.sub && `done by {${fc.stringify(step.sub)}}`,
  ]
    .filter(Boolean)
    .join(', ');
}
