import { describe, expect, it } from 'vitest';

import type { Draft } from '@/lib/processes/decks/inputs';

import { type DraftChange, findStep, reduceDraft } from './draft-reducer';

const empty: Draft = {
  title: 'T',
  description: '',
  departmentId: null,
  approvalMode: 'any',
  approverIds: [],
  lanes: [
    { title: 'One', checkpoints: [] },
    { title: 'Two', checkpoints: [] },
  ],
};

const after = (...changes: DraftChange[]) => changes.reduce(reduceDraft, empty);
const outline = (draft: Draft) => draft.lanes.map((lane) => lane.checkpoints.map((step) => step.key));

describe('reduceDraft', () => {
  const filled = after(
    { type: 'add-step', lane: 0, title: 'Prüfen' },
    { type: 'add-step', lane: 0, title: 'Prüfen' },
    { type: 'add-step', lane: 1, title: 'Übergabe' },
  );

  it('gives every new step a key of its own, made from its title', () => {
    expect(outline(filled)).toEqual([['pruefen', 'pruefen-2'], ['uebergabe']]);
  });

  it('shifts a step by one place, past the edge of its lane into the next one', () => {
    const shifted = (key: string, by: 1 | -1) =>
      outline(reduceDraft(filled, { type: 'shift-step', key, by }));
    expect(shifted('pruefen', 1)).toEqual([['pruefen-2', 'pruefen'], ['uebergabe']]);
    expect(shifted('pruefen-2', 1)).toEqual([['pruefen'], ['pruefen-2', 'uebergabe']]);
    expect(shifted('uebergabe', -1)).toEqual([['pruefen', 'pruefen-2', 'uebergabe'], []]);
    expect(shifted('pruefen', -1)).toEqual(outline(filled));
    expect(shifted('uebergabe', 1)).toEqual(outline(filled));
  });

  it('moves a step within and between lanes and keeps the key through renaming', () => {
    const moved = reduceDraft(filled, { type: 'move-step', key: 'pruefen', lane: 1, position: 0 });
    expect(outline(moved)).toEqual([['pruefen-2'], ['pruefen', 'uebergabe']]);
    const within = reduceDraft(filled, { type: 'move-step', key: 'pruefen', lane: 0, position: 1 });
    expect(outline(within)).toEqual([['pruefen-2', 'pruefen'], ['uebergabe']]);
    const renamed = reduceDraft(filled, { type: 'change-step', key: 'pruefen', patch: { title: 'Anders' } });
    expect(findStep(renamed, 'pruefen')?.checkpoint.title).toBe('Anders');
  });

  it('leaves alone what did not change, so that only one lane is drawn again', () => {
    const changed = reduceDraft(filled, {
      type: 'change-step',
      key: 'uebergabe',
      patch: { requireNote: true },
    });
    expect(changed.lanes[0]).toBe(filled.lanes[0]);
    expect(changed.lanes[1]).not.toBe(filled.lanes[1]);
  });

  it('removes and restores, duplicates beside the original, moves lanes', () => {
    const removed = reduceDraft(filled, { type: 'remove-step', key: 'pruefen' });
    expect(outline(removed)).toEqual([['pruefen-2'], ['uebergabe']]);
    expect(reduceDraft(removed, { type: 'restore', draft: filled })).toBe(filled);
    expect(outline(reduceDraft(filled, { type: 'duplicate-step', key: 'pruefen' }))[0]).toEqual([
      'pruefen',
      'pruefen-3',
      'pruefen-2',
    ]);
    expect(
      reduceDraft(filled, { type: 'move-lane', lane: 0, to: 1 }).lanes.map((lane) => lane.title),
    ).toEqual(['Two', 'One']);
    expect(reduceDraft(filled, { type: 'remove-lane', lane: 0 }).lanes).toHaveLength(1);
  });
});
