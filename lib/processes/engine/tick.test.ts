import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Condition } from '@/db/schema/processes/decks';

import { isMet } from './condition';
import { reduce } from './reduce';
import { canReopen, reopen } from './reopen';
import { currentLane, isFinished, type RunState, type StepState, type Transition } from './run-state';
import { dueAt, elapsedSeconds } from './stopwatch';
import { advance, tick } from './tick';

const start = new Date('2026-03-01T08:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function step(orderIndex: number, n: number, more: Partial<StepState> = {}): StepState {
  return {
    id: `${orderIndex}-${n}`,
    key: `${orderIndex}-${n}`,
    title: '',
    orderIndex,
    confirmationType: 'yes_no',
    condition: null,
    onReject: 'wait',
    fieldValues: {},
    status: 'pending',
    value: null,
    activation: 0,
    stopwatch: { limitSeconds: 3600, activatedAt: null, accumulatedSeconds: 0 },
    ...more,
  };
}

const run = (steps: StepState[], needsApproval = false): RunState => ({
  status: 'pending',
  approvalRound: 1,
  needsApproval,
  steps,
});

const statuses = (state: RunState) => state.steps.map((each) => each.status);
const begin: Transition[] = [{ type: 'run.started' }];

describe('tick', () => {
  it('opens the steps of the lowest unfinished lane and no other', () => {
    const { run: state } = advance(run([step(0, 1), step(0, 2), step(1, 1)]), begin, start);
    expect(statuses(state)).toEqual(['active', 'active', 'pending']);
  });

  it('passes a lane that is skipped whole in the same tick, down to the end', () => {
    const never: Condition = { checkpoint: '0-1', is: 'no' };
    const made = run([step(0, 1), step(1, 1, { condition: never }), step(2, 1, { condition: never })]);
    const begun = advance(made, begin, start).run;
    const { run: done } = advance(
      begun,
      [{ type: 'checkpoint.confirmed', checkpointId: '0-1', value: 'yes' }],
      start,
    );
    expect(statuses(done)).toEqual(['completed', 'skipped', 'skipped']);
    expect(done.status).toBe('completed');
  });

  it('asks for approval where somebody has to approve', () => {
    const begun = advance(run([step(0, 1)], true), begin, start).run;
    const confirmed: Transition = { type: 'checkpoint.confirmed', checkpointId: '0-1', value: 'yes' };
    expect(advance(begun, [confirmed], start).run.status).toBe('awaiting_final_approval');
  });

  it('does nothing in a run that is not active', () => {
    for (const status of [
      'pending',
      'paused',
      'awaiting_final_approval',
      'completed',
      'rejected',
      'cancelled',
    ] as const) {
      expect(tick({ ...run([step(0, 1)]), status }, start)).toEqual([]);
    }
  });
});

describe('a rejection', () => {
  const rejected: Transition = { type: 'checkpoint.rejected', checkpointId: '0-1' };

  it('holds its lane up unless the template says otherwise', () => {
    const begun = advance(run([step(0, 1), step(1, 1)]), begin, start).run;
    expect(statuses(advance(begun, [rejected], start).run)).toEqual(['rejected', 'pending']);
  });

  it('is an answer like any other where the run goes on after it', () => {
    const after: Condition = { checkpoint: '0-1', is: 'rejected' };
    const steps = [
      step(0, 1, { onReject: 'continue' }),
      step(1, 1, { condition: after }),
      step(1, 2, { condition: { not: after } }),
    ];
    const begun = advance(run(steps), begin, start).run;
    expect(statuses(advance(begun, [rejected], start).run)).toEqual(['rejected', 'active', 'skipped']);
  });
});

describe('the stopwatch', () => {
  it('loses no time when the clock is set back', () => {
    const watch = { limitSeconds: 60, activatedAt: at(100), accumulatedSeconds: 30 };
    expect(elapsedSeconds(watch, at(40))).toBe(30);
    expect(dueAt(watch)).toEqual(at(130));
  });
});

type Move = {
  kind: 'confirm' | 'reject' | 'reopen' | 'pause' | 'resume' | 'rework';
  pick: number;
  yes: boolean;
  after: number;
};

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('confirm', 'confirm', 'confirm', 'reject', 'reopen', 'pause', 'resume', 'rework'),
    pick: fc.nat(20),
    yes: fc.boolean(),
    after: fc.integer({ min: 0, max: 7200 }),
  }),
  { maxLength: 40 },
);

const decks: fc.Arbitrary<RunState> = fc
  .record({
    lanes: fc.array(
      fc.array(
        fc.record({
          wish: fc.option(
            fc.record({
              earlier: fc.nat(9),
              other: fc.nat(9),
              is: fc.constantFrom<'yes' | 'no' | 'rejected'>('yes', 'no', 'rejected'),
              shape: fc.constantFrom('leaf', 'not', 'all', 'any'),
            }),
          ),
          onReject: fc.constantFrom<'wait' | 'continue'>('wait', 'continue'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    needsApproval: fc.boolean(),
  })
  .map(({ lanes, needsApproval }) => {
    const steps: StepState[] = [];
    lanes.forEach((lane, orderIndex) => {
      const earlier = [...steps];
      lane.forEach(({ wish, onReject }, n) => {
        const leaf = (at: number, is: 'yes' | 'no' | 'rejected') => ({
          checkpoint: earlier[at % earlier.length]!.key,
          is,
        });
        const condition: Condition | null =
          wish && earlier.length > 0
            ? shaped(wish.shape, leaf(wish.earlier, wish.is), leaf(wish.other, 'yes'))
            : null;
        steps.push(step(orderIndex, n, { condition, onReject }));
      });
    });
    return run(steps, needsApproval);
  });

function shaped(shape: string, one: Condition, other: Condition): Condition {
  if (shape === 'not') return { not: one };
  if (shape === 'all') return { all: [one, { not: other }] };
  return shape === 'any' ? { any: [one, other] } : one;
}

/** Plays a move if it is possible where the run stands. */
function play(state: RunState, move: Move, now: Date): { run: RunState; transitions: Transition[] } {
  const pick = (candidates: readonly StepState[]) => candidates[move.pick % candidates.length];
  const active = pick(state.steps.filter((each) => each.status === 'active'));
  const decided = pick(state.steps.filter(canReopen));
  const isActive = state.status === 'active';

  if (move.kind === 'confirm' && isActive && active) {
    return advance(
      state,
      [{ type: 'checkpoint.confirmed', checkpointId: active.id, value: move.yes ? 'yes' : 'no' }],
      now,
    );
  }
  if (move.kind === 'reject' && isActive && active) {
    return advance(state, [{ type: 'checkpoint.rejected', checkpointId: active.id }], now);
  }
  if (move.kind === 'reopen' && isActive && decided) {
    return advance(state, reopen(state, [decided.id], { cascade: move.yes }), now);
  }
  if (move.kind === 'pause' && isActive) return advance(state, [{ type: 'run.paused' }], now);
  if (move.kind === 'resume' && state.status === 'paused')
    return advance(state, [{ type: 'run.resumed' }], now);
  if (move.kind === 'rework' && state.status === 'awaiting_final_approval' && decided) {
    return advance(
      state,
      [{ type: 'run.reworked' }, ...reopen(state, [decided.id], { cascade: move.yes })],
      now,
    );
  }
  return { run: state, transitions: [] };
}

describe('every run, whatever is done to it', () => {
  it('holds its promises after each move', () => {
    fc.assert(
      fc.property(decks, moves, (made, story) => {
        let clock = 0;
        let { run: state } = advance(made, begin, start);
        for (const move of story) {
          clock += move.after;
          const before = state;
          const played = play(before, move, at(clock));
          state = played.run;
          keepsItsPromises(state, at(clock));
          expect(played.transitions.reduce((run, each) => reduce(run, each, at(clock)), before)).toEqual(
            state,
          );
        }
      }),
      { numRuns: Number(process.env.ENGINE_RUNS ?? 5000) },
    );
  }, 120_000);

  it('counts the same active time however often it is paused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.boolean()), { maxLength: 30 }),
        (turns) => {
          let clock = 0;
          let expected = 0;
          let state = advance(run([step(0, 1)]), begin, start).run;
          for (const [seconds, pause] of turns) {
            if (state.status === 'active') expected += seconds;
            clock += seconds;
            const turn: Transition = {
              type: state.status === 'active' && pause ? 'run.paused' : 'run.resumed',
            };
            state = reduce(state, turn, at(clock));
          }
          expect(elapsedSeconds(state.steps[0]!.stopwatch, at(clock))).toBeCloseTo(expected, 6);
        },
      ),
    );
  });
});

function keepsItsPromises(state: RunState, now: Date): void {
  // A second tick finds nothing to do.
  expect(tick(state, now)).toEqual([]);
  const lane = currentLane(state.steps);

  for (const each of state.steps) {
    // A clock runs exactly while its step is active in an active run.
    const runs =
      each.status === 'active' && (state.status === 'active' || state.status === 'awaiting_final_approval');
    expect(each.stopwatch.activatedAt !== null).toBe(runs);
    // No lane is entered before the ones before it are done.
    if (lane !== null && each.orderIndex > lane) expect(each.status).not.toBe('active');
  }
  if (state.status !== 'active') return;
  // An active run has an open step, or a rejected one that says what it waits for.
  const current = state.steps.filter((each) => each.orderIndex === lane);
  expect(current.some((each) => each.status === 'active' || each.status === 'rejected')).toBe(true);
  expect(current.some((each) => each.status === 'pending')).toBe(false);
  // What was skipped in the current lane was skipped for its condition.
  for (const each of current.filter((one) => one.status === 'skipped')) {
    expect(isMet(each.condition, state.steps)).toBe(false);
  }
  expect(state.steps.every((each) => isFinished(each) || each.orderIndex >= (lane ?? 0))).toBe(true);
}
