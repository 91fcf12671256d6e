import fc from 'fast-check';
import { describe, it } from 'vitest';
import { decks } from './decks';
import { engineSubject } from './engine-subject';
import { ModelRun } from './reference-run';
import { wishes } from './stories';
import { Turn } from './turn';

const RUNS = Number(process.env.ENGINE_RUNS ?? 5000);

describe('the engine', () => {
  it(
    `agrees with the reference model in ${RUNS} stories`,
    async () => {
      const turns = fc.commands([wishes.map((wish) => new Turn(wish))], { maxCommands: 40, size: '+1' });
      await fc.assert(
        fc.asyncProperty(decks({ depth: 0 }), turns, async (deck, story) => {
          const setup = () => ({
            model: { root: new ModelRun(deck), now: 0, story: [] },
            real: engineSubject(deck),
          });
          await fc.asyncModelRun(setup, story);
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 30,
  );
});
