import { canonicalJson } from '@/lib/processes/decks/canonical-json';
import type { Draft, DraftCheckpoint } from '@/lib/processes/decks/inputs';

type Place = { lane: number; laneTitle: string; position: number };
type Named = { checkpoint: string; title: string };
type Change<Field> = { field: Field; from: unknown; to: unknown };

export type DeckField = Exclude<keyof Draft, 'lanes'>;
export type StepField = Exclude<keyof DraftCheckpoint, 'key'>;
type Lane = { index: number; title: string };
export type DraftDiff = {
  deck: Change<DeckField>[];
  lanes: { change: 'added' | 'removed' | 'renamed' | 'moved'; from: Lane | null; to: Lane | null }[];
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
  const laneOf = matchLanes(kept, before, after);
  const named = ({ key, title }: Placed) => ({ checkpoint: key, title });

  return {
    deck: deckFields.flatMap((field) => change(field, before[field], after[field])),
    lanes: lanesChanged(before, after, laneOf),
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

export function isUnchanged({ deck, lanes, added, removed, moved, changed }: DraftDiff): boolean {
  return [deck, lanes, added, removed, moved, changed].every((part) => part.length === 0);
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

/**
 * Lanes have no name of their own: the one that took over most steps of an old lane is that lane, and where no step
 * tells, the one that is called the same.
 */
function matchLanes(kept: readonly Kept[], before: Draft, after: Draft): Map<number, number> {
  const shared = Map.groupBy(kept, ({ was, step }) => `${was.place.lane} ${step.place.lane}`);
  const bySteps = [...shared.values()]
    .map((steps) => ({ from: steps[0]!.was.place.lane, to: steps[0]!.step.place.lane, count: steps.length }))
    .toSorted((one, other) => other.count - one.count || one.from - other.from || one.to - other.to);
  const byTitle = before.lanes.flatMap(({ title }, from) =>
    after.lanes.flatMap((lane, to) => (lane.title === title ? [{ from, to }] : [])),
  );
  const lanes = new Map<number, number>();
  for (const { from, to } of [...bySteps, ...byTitle]) {
    if (!lanes.has(from) && ![...lanes.values()].includes(to)) lanes.set(from, to);
  }
  return lanes;
}

function lanesChanged(before: Draft, after: Draft, laneOf: ReadonlyMap<number, number>): DraftDiff['lanes'] {
  const old = before.lanes.map(({ title }, index) => ({ index, title }));
  const now = after.lanes.map(({ title }, index) => ({ index, title }));
  const kept = [...laneOf]
    .map(([from, to]) => ({ from: old[from]!, to: now[to]! }))
    .toSorted((one, other) => one.to.index - other.to.index);
  const inOrder = new Set(longestRising(kept.map(({ from }) => from.index)));
  const taken = new Set(laneOf.values());
  return [
    ...now
      .filter(({ index }) => !taken.has(index))
      .map((to) => ({ change: 'added' as const, from: null, to })),
    ...old
      .filter(({ index }) => !laneOf.has(index))
      .map((from) => ({ change: 'removed' as const, from, to: null })),
    ...kept
      .filter(({ from, to }) => from.title !== to.title)
      .map((lane) => ({ change: 'renamed' as const, ...lane })),
    ...kept.filter((_, at) => !inOrder.has(at)).map((lane) => ({ change: 'moved' as const, ...lane })),
  ];
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
