import { describe, expect, it } from 'vitest';

import { canReopen, reopen } from './reopen';
import type { RunState, StepState } from './run-state';

function step(id: string, status: StepState['status'], more: Partial<StepState> = {}): StepState {
  return {
    id,
    key: id,
    title: id,
    orderIndex: Number(id[1]),
    confirmationType: 'simple_ok',
    condition: null,
    onReject: 'wait',
    fieldValues: {},
    status,
    value: null,
    activation: 1,
    stopwatch: { limitSeconds: null, activatedAt: null, accumulatedSeconds: 0 },
    ...more,
  };
}

const run = (...steps: StepState[]): RunState => ({
  status: 'active',
  approvalRound: 1,
  needsApproval: false,
  steps,
});
const changes = (state: RunState, ids: string[], cascade: boolean) =>
  reopen(state, ids, { cascade }).map(
    (each) => `${each.type} ${'checkpointId' in each && each.checkpointId}`,
  );

describe('reopen', () => {
  const done = run(
    step('a0', 'completed'),
    step('a1', 'completed'),
    step('b1', 'skipped'),
    step('a2', 'active'),
    step('b2', 'completed'),
  );

  it('takes the step up and puts back what had not been done in later lanes', () => {
    expect(changes(done, ['a0'], false)).toEqual([
      'checkpoint.reopened a0',
      'checkpoint.returned b1',
      'checkpoint.returned a2',
    ]);
  });

  it('puts back what was done there as well, where that is wished', () => {
    expect(changes(done, ['a0'], true)).toHaveLength(5);
  });

  it('lets a step of a lane whose turn has not come again wait for it, and leaves its neighbours alone', () => {
    const state = run(
      step('a0', 'active'),
      step('a1', 'completed'),
      step('b1', 'completed'),
      step('a2', 'completed'),
    );
    expect(changes(state, ['a1'], false)).toEqual(['checkpoint.returned a1']);
    expect(changes(state, ['a1'], true)).toEqual(['checkpoint.returned a1', 'checkpoint.returned a2']);
  });

  it('is for what has been decided or skipped', () => {
    expect(done.steps.filter(canReopen).map(({ id }) => id)).toEqual(['a0', 'a1', 'b1', 'b2']);
  });
});
