import fc from 'fast-check';

import { operatorsOf } from '@/lib/processes/decks/inputs';

import type { Entry, ModelCondition, ModelDeck, ModelField, ModelStep, Operator } from './reference-deck';

export const PEOPLE = 4;
const MINUTE = 60;

/** What people write into a field of each kind; the last of each is nothing that belongs there. */
export const entriesOf: Record<ModelField['kind'], readonly Entry[]> = {
  text: ['Hall 7', 'hall 7', 'Öl', 7],
  long_text: ['Hall 7\nGate 2', 'öl', 'a', true],
  number: [-1, 0, 2.5, 10, '10'],
  date: ['2026-02-28', '2026-10-01', '2026-02-30'],
  select: ['red', 'green', 'blue'],
  checkbox: [true, false, 'yes'],
};

type Asked = { one: number; answer: number; isField: boolean; op: Operator; value: Entry };
type Wish = { shape: 'leaf' | 'not' | 'all' | 'any'; leaves: [Asked, Asked] };
type RawStep = Omit<ModelStep, 'key' | 'warn' | 'condition'> & { warns: boolean; wish: Wish | null };

/**
 * Any deck: lanes, fields, conditions on earlier lanes, rejections, signatures of one or all, clocks, approvers, and
 * decks in its decks to the depth that is asked for.
 */
export function decks({ depth }: { depth: number }): fc.Arbitrary<ModelDeck> {
  return depth === 0 ? deckOf(fc.constant(null), { lanes: 4, width: 3 }) : tree(depth, 0);
}

function tree(deepest: number, depth: number): fc.Arbitrary<ModelDeck> {
  const isLeaf = depth === deepest;
  const below = isLeaf ? fc.constant(null) : fc.oneof(...parts(tree(deepest, depth + 1), depth));
  return deckOf(below, depth === 0 ? { lanes: 4, width: 2 } : { lanes: 2, width: isLeaf ? 2 : 1 });
}

/** One step in four is a run of its own, and of that run every second. */
function parts(deck: fc.Arbitrary<ModelDeck>, depth: number) {
  return [
    { arbitrary: fc.constant(null), weight: depth === 0 ? 3 : 1 },
    { arbitrary: deck, weight: 1 },
  ];
}

const people = (min: number) =>
  fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: min, maxLength: 3, size: 'max' });

const fields = fc.array(
  fc.record({
    kind: fc.constantFrom<ModelField['kind']>('text', 'long_text', 'number', 'date', 'select', 'checkbox'),
    required: fc.boolean(),
  }),
  { maxLength: 2, size: 'max' },
);

const asked: fc.Arbitrary<Asked> = fc.record({
  one: fc.nat(9),
  answer: fc.nat(3),
  isField: fc.boolean(),
  op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'empty'),
  value: fc.constantFrom(...Object.values(entriesOf).flat()),
});

function deckOf(
  sub: fc.Arbitrary<ModelDeck | null>,
  most: { lanes: number; width: number },
): fc.Arbitrary<ModelDeck> {
  const step: fc.Arbitrary<RawStep> = fc.record({
    kind: fc.constantFrom('simple_ok', 'yes_no', 'accept_reject'),
    onReject: fc.constantFrom('wait', 'wait', 'continue', 'continue', 'cancel_run'),
    mode: fc.constantFrom('any', 'any', 'all'),
    people: people(1),
    fields: fields.map((each) => each.map((field, index) => ({ key: `f${index}`, ...field }))),
    limit: fc.option(fc.constantFrom(60 * MINUTE, 240 * MINUTE)),
    warns: fc.boolean(),
    wish: fc.option(
      fc.record({
        shape: fc.constantFrom('leaf', 'not', 'all', 'any'),
        leaves: fc.tuple(asked, asked),
      }),
    ),
    sub,
  });
  const lane = fc.array(step, { minLength: 1, maxLength: most.width, size: 'max' });
  return fc
    .record({
      lanes: fc.array(lane, { minLength: 1, maxLength: most.lanes, size: 'max' }),
      approvers: fc.oneof(fc.constant<number[]>([]), people(0)),
      approvalMode: fc.constantFrom('any' as const, 'all' as const),
    })
    .map(({ lanes, ...deck }) => told({ ...deck, lanes: laid(lanes) }));
}

function laid(lanes: RawStep[][]): ModelStep[][] {
  const earlier: ModelStep[] = [];
  return lanes.map((lane, index) => {
    const before = [...earlier];
    const steps = lane.map(({ wish, warns, ...raw }, n): ModelStep => {
      return {
        ...raw,
        key: `s${index}-${n}`,
        // A step that is a run of its own asks for nothing.
        fields: raw.sub ? [] : raw.fields,
        warn: warns && raw.limit !== null ? 15 * MINUTE : null,
        condition: wish && before.length > 0 ? shaped(wish, before) : null,
      };
    });
    earlier.push(...steps);
    return steps;
  });
}

function shaped({ shape, leaves }: Wish, before: ModelStep[]): ModelCondition {
  const one = leaf(leaves[0], before);
  const other = leaf(leaves[1], before);
  if (shape === 'not') return { not: one };
  if (shape === 'all') return { all: [one, { not: other }] };
  return shape === 'any' ? { any: [one, other] } : one;
}

function leaf({ one, answer, isField, op, value }: Asked, before: ModelStep[]): ModelCondition {
  const step = before[one % before.length]!;
  const field = step.fields[answer % step.fields.length];
  if (isField && field) return { step: step.key, field: field.key, ...comparable(field, op, value, answer) };
  const given = answersOf(step);
  return { step: step.key, is: given[answer % given.length]! };
}

/** As a deck that can be published compares: a text is not the smaller, and a number is held against numbers. */
function comparable({ kind }: ModelField, op: Operator, value: Entry, turn: number) {
  const fitting = operatorsOf[kind];
  const own = entriesOf[kind].slice(0, -1);
  const isText = kind === 'text' || kind === 'long_text';
  const fits = own.includes(value) || (isText && typeof value === 'string');
  return { op: fitting.includes(op) ? op : fitting[0]!, value: fits ? value : own[turn % own.length]! };
}

function answersOf({ kind, onReject, sub }: ModelStep): string[] {
  if (sub) return onReject === 'continue' ? ['completed', 'cancelled', 'final_rejected'] : ['completed'];
  if (kind === 'simple_ok') return ['ok'];
  if (kind === 'yes_no') return ['yes', 'no'];
  return onReject === 'continue' ? ['accepted', 'rejected'] : ['accepted'];
}

/** A deck as a reader of a failure wants to hear it. */
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
    ...step.fields.map(({ key, kind, required }) => `${required ? 'wants' : 'asks for'} ${key}: ${kind}`),
    step.onReject !== 'wait' && `on reject ${step.onReject}`,
    step.limit !== null && `${step.limit / MINUTE} min${step.warn === null ? '' : ' with warning'}`,
    step.condition && `if ${JSON.stringify(step.condition)}`,
    step.sub && `done by {${fc.stringify(step.sub)}}`,
  ]
    .filter(Boolean)
    .join(', ');
}
