import { describe, expect, it } from 'vitest';

import { checkpointInput, type DraftCondition } from '@/lib/processes/decks/inputs';

import { conditionOutcomes } from './condition-outcomes';

const step = (
  key: string,
  confirmationType: 'yes_no' | 'accept_reject',
  onReject: 'wait' | 'continue' = 'wait',
) => checkpointInput.parse({ key, title: key, confirmationType, onReject });
const steps = [step('a', 'yes_no'), step('b', 'accept_reject'), step('c', 'accept_reject', 'continue')];

const runsFor = (condition: DraftCondition) =>
  conditionOutcomes(condition, steps)
    ?.rows.filter(({ runs }) => runs)
    .map(({ answers }) => answers.join(' '));

describe('conditionOutcomes', () => {
  it('lists every answer of one step, and that it was skipped', () => {
    const outcomes = conditionOutcomes({ checkpoint: 'a', is: 'yes' }, steps);
    expect(outcomes?.rows).toEqual([
      { answers: ['yes'], runs: true },
      { answers: ['no'], runs: false },
      { answers: ['skipped'], runs: false },
    ]);
  });

  it('combines, groups and turns around', () => {
    expect(
      runsFor({ all: [{ checkpoint: 'a', is: 'yes' }, { not: { checkpoint: 'b', is: 'accepted' } }] }),
    ).toEqual(['yes skipped']);
    expect(
      runsFor({
        any: [
          { checkpoint: 'a', is: 'no' },
          { checkpoint: 'b', is: 'accepted' },
        ],
      }),
    ).toEqual(['yes accepted', 'no accepted', 'no skipped', 'skipped accepted']);
  });

  it('knows a rejection as an answer only where the run goes on after it', () => {
    expect(runsFor({ checkpoint: 'c', is: 'rejected' })).toEqual(['rejected']);
    expect(runsFor({ checkpoint: 'b', is: 'rejected' })).toEqual([]);
  });

  it('gives up where nobody could read the table', () => {
    const leaf = (n: number) => ({ field: `a.f${n}`, op: 'empty' as const });
    expect(conditionOutcomes({ any: [1, 2, 3, 4, 5].map(leaf) }, steps)).toBeNull();
  });
});
