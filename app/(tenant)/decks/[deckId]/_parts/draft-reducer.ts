import { checkpointKeyFor, type Draft, type DraftCheckpoint } from '@/lib/processes/decks/inputs';

export type DraftChange =
  | { type: 'deck'; patch: Partial<Omit<Draft, 'lanes'>> }
  | { type: 'add-lane' }
  | { type: 'rename-lane'; lane: number; title: string }
  | { type: 'move-lane'; lane: number; to: number }
  | { type: 'remove-lane'; lane: number }
  | { type: 'add-step'; lane: number; title: string }
  | { type: 'change-step'; key: string; patch: Partial<DraftCheckpoint> }
  | { type: 'duplicate-step'; key: string }
  | { type: 'move-step'; key: string; lane: number; position: number }
  | { type: 'shift-step'; key: string; by: 1 | -1 }
  | { type: 'remove-step'; key: string }
  | { type: 'restore'; draft: Draft };

/** The draft after one change of the editor. Lanes and steps that did not change keep their identity. */
export function reduceDraft(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case 'deck':
      return { ...draft, ...change.patch };
    case 'restore':
      return change.draft;
    case 'add-lane':
      return { ...draft, lanes: [...draft.lanes, { title: '', checkpoints: [] }] };
    case 'rename-lane':
      return {
        ...draft,
        lanes: draft.lanes.map((lane, at) => (at === change.lane ? { ...lane, title: change.title } : lane)),
      };
    case 'move-lane':
      return { ...draft, lanes: moved(draft.lanes, change.lane, change.to) };
    case 'remove-lane':
      return { ...draft, lanes: draft.lanes.filter((_, at) => at !== change.lane) };
    case 'add-step':
      return placed(draft, newStep(draft, change.title), change.lane, Number.POSITIVE_INFINITY);
    case 'change-step':
      return mapSteps(draft, (step) => (step.key === change.key ? { ...step, ...change.patch } : step));
    case 'duplicate-step':
      return duplicated(draft, change.key);
    case 'move-step': {
      const step = findStep(draft, change.key);
      return step ? placed(without(draft, change.key), step.checkpoint, change.lane, change.position) : draft;
    }
    case 'shift-step':
      return shifted(draft, change.key, change.by);
    case 'remove-step':
      return without(draft, change.key);
  }
}

export function findStep(
  draft: Draft,
  key: string,
): { checkpoint: DraftCheckpoint; lane: number; position: number } | null {
  for (const [lane, { checkpoints }] of draft.lanes.entries()) {
    const position = checkpoints.findIndex((checkpoint) => checkpoint.key === key);
    if (position >= 0) return { checkpoint: checkpoints[position]!, lane, position };
  }
  return null;
}

function newStep(draft: Draft, title: string): DraftCheckpoint {
  return {
    key: checkpointKeyFor(title, keysOf(draft)),
    title,
    instructions: '',
    confirmationType: 'simple_ok',
    assignees: [],
    requireNote: false,
    requireSignoffName: false,
    requireTodosDone: false,
    assigneeMode: 'any',
    onReject: 'wait',
    subtasks: [],
    fields: [],
    fileSlots: [],
    references: [],
    slaLimitMinutes: null,
    slaWarnBeforeMinutes: null,
    condition: null,
    subDeckId: null,
  };
}

function duplicated(draft: Draft, key: string): Draft {
  const found = findStep(draft, key);
  if (!found) return draft;
  const copy = { ...found.checkpoint, key: checkpointKeyFor(found.checkpoint.title, keysOf(draft)) };
  return placed(draft, copy, found.lane, found.position + 1);
}

/** One place up or down; past the edge of a lane into the next. */
function shifted(draft: Draft, key: string, by: number): Draft {
  const found = findStep(draft, key);
  if (!found) return draft;
  const position = found.position + by;
  const isInside = position >= 0 && position < draft.lanes[found.lane]!.checkpoints.length;
  const lane = isInside ? found.lane : found.lane + by;
  if (!draft.lanes[lane]) return draft;
  const edge = by > 0 ? 0 : Number.POSITIVE_INFINITY;
  return placed(without(draft, key), found.checkpoint, lane, isInside ? position : edge);
}

function keysOf(draft: Draft): Set<string> {
  return new Set(draft.lanes.flatMap((lane) => lane.checkpoints.map((step) => step.key)));
}

function placed(draft: Draft, step: DraftCheckpoint, laneIndex: number, position: number): Draft {
  return {
    ...draft,
    lanes: draft.lanes.map((lane, at) => {
      if (at !== laneIndex) return lane;
      const checkpoints = [...lane.checkpoints];
      checkpoints.splice(Math.min(position, checkpoints.length), 0, step);
      return { ...lane, checkpoints };
    }),
  };
}

function without(draft: Draft, key: string): Draft {
  return {
    ...draft,
    lanes: draft.lanes.map((lane) =>
      lane.checkpoints.some((step) => step.key === key)
        ? { ...lane, checkpoints: lane.checkpoints.filter((step) => step.key !== key) }
        : lane,
    ),
  };
}

function mapSteps(draft: Draft, change: (step: DraftCheckpoint) => DraftCheckpoint): Draft {
  return {
    ...draft,
    lanes: draft.lanes.map((lane) => {
      const checkpoints = lane.checkpoints.map(change);
      return checkpoints.every((step, at) => step === lane.checkpoints[at]) ? lane : { ...lane, checkpoints };
    }),
  };
}

function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, at) => at !== from);
  const item = items[from];
  if (item !== undefined) rest.splice(Math.max(0, Math.min(to, rest.length)), 0, item);
  return rest;
}
