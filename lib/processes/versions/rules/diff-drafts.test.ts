import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { freezeDraft } from '@/lib/processes/decks/freeze-draft';
import type { Draft } from '@/lib/processes/decks/inputs';
import { draftOf, draftStep } from '@/tests/factories/draft';

import { diffDrafts, isUnchanged } from './diff-drafts';

const keys = (list: readonly { checkpoint: string }[]) => list.map(({ checkpoint }) => checkpoint);
const board = (...lanes: string[]) => draftOf(lanes.map((lane) => [...lane].map((key) => draftStep(key))));

describe('diffDrafts', () => {
  it('finds what was added, removed and changed, field by field', () => {
    const before = draftOf([[draftStep('a'), draftStep('b')]]);
    const after = draftOf([[draftStep('a', { requireNote: true, title: 'New' }), draftStep('c')]], {
      title: 'Renamed',
    });
    const diff = diffDrafts(before, after);
    expect(keys(diff.added)).toEqual(['c']);
    expect(keys(diff.removed)).toEqual(['b']);
    expect(diff.moved).toEqual([]);
    expect(diff.changed).toEqual([
      { checkpoint: 'a', title: 'New', field: 'title', from: 'Step a', to: 'New' },
      { checkpoint: 'a', title: 'New', field: 'requireNote', from: false, to: true },
    ]);
    expect(diff.deck).toEqual([{ field: 'title', from: 'Machine inspection', to: 'Renamed' }]);
  });

  it.each([
    ['another order', board('abcd'), board('bcda'), ['a']],
    ['another lane', board('ab', 'cd'), board('a', 'bcd'), ['b']],
    ['a lane put in between', board('ab', 'cd'), board('ab', 'x', 'cd'), []],
    ['a lane taken away', board('ab', 'x', 'cd'), board('ab', 'cd'), []],
    ['a step put in between', board('abcd'), board('abxcd'), []],
    ['lanes changed places', board('ab', 'cd'), board('cd', 'ab'), []],
  ])('calls moved only what moved: %s', (_, before, after, moved) => {
    expect(keys(diffDrafts(before, after).moved)).toEqual(moved);
  });

  it.each([
    ['renamed', ['A', 'B'], ['A', 'Check'], ['renamed B 1 > Check 1']],
    ['put in between', ['A', 'B'], ['A', '', 'B'], ['added > 1']],
    ['taken away', ['A', '', 'B'], ['A', 'B'], ['removed 1 >']],
    ['moved to the front', ['A', 'B', 'C'], ['C', 'A', 'B'], ['moved C 2 > C 0']],
  ])('tells of a lane that was %s', (_, before, after, expected) => {
    const lanes = (titles: string[]) => ({
      ...draftOf([]),
      lanes: titles.map((title) => ({
        title,
        checkpoints: title ? [draftStep(title[0]!.toLowerCase())] : [],
      })),
    });
    const renamed = lanes(after);
    if (after[1] === 'Check') renamed.lanes[1]!.checkpoints = [draftStep('b')];
    const told = diffDrafts(lanes(before), renamed).lanes.map(({ change, from, to }) =>
      [change, from?.title, from?.index, '>', to?.title, to?.index]
        .filter((part) => part !== undefined && part !== '')
        .join(' '),
    );
    expect(told).toEqual(expected);
  });

  const drafts: fc.Arbitrary<Draft> = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }),
      fc.array(fc.nat(7), { maxLength: 3 }),
      fc.infiniteStream(fc.boolean()),
    )
    .map(([names, cuts, notes]) => {
      const edges = [
        0,
        ...cuts.map((cut) => Math.min(cut, names.length)).toSorted((a, b) => a - b),
        names.length,
      ];
      const lanes = edges.slice(1).map((end, at) => names.slice(edges[at], end));
      const draft = draftOf(
        lanes.map((lane) => lane.map((key) => draftStep(key, { requireNote: notes.next().value }))),
      );
      return {
        ...draft,
        lanes: draft.lanes.map((lane) => ({ ...lane, title: notes.next().value ? lane.title : '' })),
      };
    });

  it('finds something wherever publishing would make another version', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        const isSame = freezeDraft(one).sha256 === freezeDraft(other).sha256;
        expect(isUnchanged(diffDrafts(one, other))).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds nothing between a draft and itself, and the opposite the other way round', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        expect(isUnchanged(diffDrafts(one, structuredClone(one)))).toBe(true);
        const there = diffDrafts(one, other);
        const back = diffDrafts(other, one);
        expect(keys(there.added).toSorted()).toEqual(keys(back.removed).toSorted());
        expect(keys(there.changed).toSorted()).toEqual(keys(back.changed).toSorted());
      }),
    );
  });

  it('accounts for every step of both sides', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        const namesOf = (draft: Draft) =>
          draft.lanes.flatMap((lane) => lane.checkpoints.map(({ key }) => key));
        const diff = diffDrafts(one, other);
        const kept = namesOf(one).filter((key) => !keys(diff.removed).includes(key));
        expect([...kept, ...keys(diff.added)].toSorted()).toEqual(namesOf(other).toSorted());
        for (const { checkpoint } of diff.moved) expect(kept).toContain(checkpoint);
      }),
    );
  });
});
