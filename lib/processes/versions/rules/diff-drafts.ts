import { canonicalJson } from '@/lib/processes/decks/canonical-json';
import type { Draft, DraftCheckpoint } from '@/lib/processes/decks/inputs';

type Place = { lane: number; laneTitle: string; position: number };
type Named = { checkpoint: string; title: string };
type Change<Field> = { field: Field; from: unknown; to: unknown };

export type DeckField = Exclude<keyof Draft, 'lanes'>;
export type StepField = Exclude<keyof DraftCheckpoint, 'key'>;
export type DraftDiff = {
  deck: Change<DeckField>[];
  added: (Named & { place: Place })[];
  removed: (Named & { place: Place })[];
  moved: (Named & { from: Place; to: Place })[];
  changed: (Named & Change<StepField>)[];
};

const deckFields: readonly DeckField[] = [
  'title',
  'description',
  'departmentId',
  'approvalMode',
  'approverIds',
];

/** What was done to a deck between two of its states. Steps are the same step while their key is the same. */
export function diffDrafts(before: Draft, after: Draft): DraftDiff {
  const old = stepsOf(before);
  const now = stepsOf(after);
  const kept = [...now.values()].flatMap((step) => {
    const was = old.get(step.key);
    return was ? [{ was, step }] : [];
  });
  const laneOf = matchLanes(kept);
  const named = ({ key, title }: Placed) => ({ checkpoint: key, title });

  return {
    deck: deckFields.flatMap((field) => change(field, before[field], after[field])),
    added: [...now.values()].flatMap((step) =>
      old.has(step.key) ? [] : [{ ...named(step), place: step.place }],
    ),
    removed: [...old.values()].flatMap((step) =>
      now.has(step.key) ? [] : [{ ...named(step), place: step.place }],
    ),
    moved: movedSteps(kept, laneOf).map(({ was, step }) => ({
      ...named(step),
      from: was.place,
      to: step.place,
    })),
    changed: kept.flatMap(({ was, step }) =>
      stepFieldsOf(was, step).flatMap((field) =>
        change(field, was[field], step[field]).map((each) => ({ ...named(step), ...each })),
      ),
    ),
  };
}

export function isUnchanged(diff: DraftDiff): boolean {
  return Object.values(diff).every((part) => part.length === 0);
}

type Placed = DraftCheckpoint & { place: Place };
type Kept = { was: Placed; step: Placed };

function stepsOf(draft: Draft): Map<string, Placed> {
  const steps = draft.lanes.flatMap(({ title, checkpoints }, lane) =>
    checkpoints.map((step, position) => ({ ...step, place: { lane, laneTitle: title, position } })),
  );
  return new Map(steps.map((step) => [step.key, step]));
}

function stepFieldsOf(was: Placed, step: Placed): StepField[] {
  const names = new Set([...Object.keys(was), ...Object.keys(step)]);
  return [...names].filter((name) => name !== 'key' && name !== 'place') as StepField[];
}

function change<Field>(field: Field, from: unknown, to: unknown): Change<Field>[] {
  return canonicalJson(from) === canonicalJson(to) ? [] : [{ field, from, to }];
}

/** Lanes have no name of their own: the one that took over most steps of an old lane is that lane. */
function matchLanes(kept: readonly Kept[]): Map<number, number> {
  const shared = Map.groupBy(kept, ({ was, step }) => `${was.place.lane} ${step.place.lane}`);
  const pairs = [...shared.values()]
    .map((steps) => ({ from: steps[0]!.was.place.lane, to: steps[0]!.step.place.lane, count: steps.length }))
    .toSorted((one, other) => other.count - one.count || one.from - other.from || one.to - other.to);
  const lanes = new Map<number, number>();
  for (const { from, to } of pairs) {
    if (!lanes.has(from) && ![...lanes.values()].includes(to)) lanes.set(from, to);
  }
  return lanes;
}

/** Steps in another lane, and those that left the order of their lane: as few as explain the new order. */
function movedSteps(kept: readonly Kept[], laneOf: ReadonlyMap<number, number>): Kept[] {
  const isElsewhere = ({ was, step }: Kept) => laneOf.get(was.place.lane) !== step.place.lane;
  const stayed = Map.groupBy(
    kept.filter((each) => !isElsewhere(each)),
    ({ step }) => step.place.lane,
  );
  const outOfOrder = [...stayed.values()].flatMap((lane) => {
    const inOrder = new Set(longestRising(lane.map(({ was }) => was.place.position)));
    return lane.filter((_, at) => !inOrder.has(at));
  });
  return [...kept.filter(isElsewhere), ...outOfOrder];
}

/** Where the longest rising part of a list of different numbers stands. */
function longestRising(values: readonly number[]): number[] {
  const best: number[][] = [];
  values.forEach((value, at) => {
    const before = best.filter((line) => values[line.at(-1)!]! < value);
    const longest = before.reduce<number[]>((one, other) => (other.length > one.length ? other : one), []);
    best.push([...longest, at]);
  });
  return best.reduce<number[]>((one, other) => (other.length > one.length ? other : one), []);
}
