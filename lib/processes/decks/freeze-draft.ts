import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { Draft, DraftCheckpoint } from './inputs';

/** What a version holds for ever: the draft as it stood, and the name of this layout. */
export type Snapshot = Draft & { format: 'laufkarte.snapshot/1' };

// Parts that came later. A version leaves them out where they say nothing, so that what was published before they
// existed keeps its hash, and reads as if they had always been there.
const later = {
  assigneeMode: 'any',
  onReject: 'wait',
  requireTodosDone: false,
  subtasks: [],
  fields: [],
  subDeckId: null,
  fileSlots: [],
  references: [],
} as const satisfies Partial<DraftCheckpoint>;

/** The draft as the one text it would be published as, with the hash of that text. */
export function freezeDraft(draft: Draft): { text: string; sha256: string } {
  const lanes = draft.lanes.map((lane) => ({ ...lane, checkpoints: lane.checkpoints.map(withoutDefaults) }));
  const text = canonicalJson({ format: 'laufkarte.snapshot/1', ...draft, lanes });
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** A version's text as the draft it froze. */
export function thawSnapshot(text: string): Snapshot {
  const snapshot = JSON.parse(text) as Snapshot;
  const lanes = snapshot.lanes.map((lane) => ({
    ...lane,
    checkpoints: lane.checkpoints.map((step) => ({ ...structuredClone(later), ...step }) as DraftCheckpoint),
  }));
  return { ...snapshot, lanes };
}

/** The decks whose runs do steps of this one. */
export function subDecksOf(draft: Pick<Draft, 'lanes'>): string[] {
  const ids = draft.lanes.flatMap((lane) => lane.checkpoints.flatMap((step) => step.subDeckId ?? []));
  return [...new Set(ids)];
}

function withoutDefaults(step: DraftCheckpoint): Partial<DraftCheckpoint> {
  const silent = Object.entries(later).flatMap(([name, value]) =>
    canonicalJson(step[name as keyof typeof later]) === canonicalJson(value) ? name : [],
  );
  return Object.fromEntries(Object.entries(step).filter(([name]) => !silent.includes(name)));
}
