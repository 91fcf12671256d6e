import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';

import { createTenant } from '@/tests/factories/tenant';

import { type Cast, commandsSubject } from './commands-subject';
import { decks } from './decks';
import { ModelRun } from './reference-run';
import { wishes } from './stories';
import { Turn } from './turn';

const RUNS = Number(process.env.COMMAND_RUNS ?? 200);
let cast: Cast;

beforeAll(async () => {
  const acme = await createTenant();
  const people = [await acme.person('admin'), await acme.person(), await acme.person(), await acme.person()];
  cast = { people, job: acme.job };
});

describe('the commands', () => {
  it(
    `agree with the reference model in ${RUNS} stories`,
    async () => {
      const turns = fc.commands([wishes.map((wish) => new Turn(wish))], { maxCommands: 40, size: '+1' });
      await fc.assert(
        fc.asyncProperty(decks({ depth: 3 }), turns, async (deck, story) => {
          const real = await commandsSubject(cast, deck);
          await fc.asyncModelRun(
            () => ({ model: { root: new ModelRun(deck), now: 0, story: [] }, real }),
            story,
          );
        }),
        { numRuns: RUNS },
      );
      // By the story: more of them, by the setting, take longer.
    },
    RUNS * 3000,
  );
});
