import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';
import { race } from '@/tests/setup/race';

import { bulkRuns } from './bulk-runs';

const actions = ['pause', 'resume', 'cancel', 'archive', 'unarchive'] as const;
const events = {
  pause: 'run.paused',
  resume: 'run.resumed',
  cancel: 'run.cancelled',
  archive: 'run.archived',
  unarchive: 'run.unarchived',
};

let admin: Ctx & { actor: Person };

beforeAll(async () => {
  admin = await (await createTenant()).person('admin');
});

describe('bulkRuns', () => {
  it('leaves one story per run when forty people do different things to the same runs at once', async () => {
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', slaLimitMinutes: 60 }]]);
    const runIds = await Promise.all(
      Array.from({ length: 8 }, async () => (await startRun(admin, { deckId, start: true })).id),
    );
    const { done, refused } = await race(admin, async (n) => {
      const action = actions[n % actions.length]!;
      // Each in an order of their own, so that they meet in the middle.
      const turned = [...runIds.slice(n % 8), ...runIds.slice(0, n % 8)];
      const { results } = await bulkRuns(admin, { action, runIds: turned, reason: 'all at once' });
      return { action, results };
    });
    expect(refused).toEqual([]);

    for (const { results } of done) {
      const codes = results.flatMap(({ code }) => code ?? []);
      expect(codes.filter((code) => code !== 'invalid_transition')).toEqual([]);
    }
    for (const runId of runIds) {
      const wins = done.filter(({ results }) => results.some((each) => each.runId === runId && each.ok));
      const { items } = await listRunEvents(admin, { runId });
      for (const action of actions) {
        // Everybody who was told that it was done has a line in the history, and nobody else.
        expect(items.filter(({ type }) => type === events[action])).toHaveLength(
          wins.filter((each) => each.action === action).length,
        );
      }
      expect(wins.filter(({ action }) => action === 'cancel')).toHaveLength(1);
      obeysTheRules(items.map(({ type }) => type));
      const { run, steps } = await stepsOf(admin, runId);
      expect(run.status).toBe('cancelled');
      expect(steps.a!.slaActivatedAt).toBeNull();
    }
  });
});

/** Whether each line could follow from the one before. */
function obeysTheRules(types: string[]): void {
  const before: Record<string, string[]> = {
    'run.paused': ['active'],
    'run.resumed': ['paused'],
    'run.cancelled': ['active', 'paused'],
    'run.archived': ['cancelled'],
    'run.unarchived': ['archived'],
  };
  const after: Record<string, string> = {
    'run.paused': 'paused',
    'run.resumed': 'active',
    'run.cancelled': 'cancelled',
    'run.archived': 'archived',
    'run.unarchived': 'cancelled',
  };
  types.reduce((state, type) => {
    if (!before[type]) return state;
    expect(before[type], types.join(', ')).toContain(state);
    return after[type]!;
  }, 'active');
}
