import { expect, it } from 'vitest';

import { read } from '@/lib/platform/core/transact';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { findViewers } from './find-viewers';
import { getRun } from './get-run';
import { startRun } from './start-run';

it('those who can be spoken to in a run are exactly those who can open it', async () => {
  const acme = await createTenant();
  const home = await acme.department();
  const people = {
    admin: await acme.person('admin'),
    mate: await acme.person('employee', { departmentId: home }),
    chief: await acme.person('lead', { departmentId: home, isLead: true }),
    fitter: await acme.person('employee'),
    approver: await acme.person('lead'),
    stranger: await acme.person('employee'),
  };
  const part = await createPublishedDeck(people.admin, [
    [{ key: 'repair', assignees: [user(people.fitter)] }],
  ]);
  const { deckId } = await createPublishedDeck(
    people.admin,
    [
      [
        { key: 'check', slaLimitMinutes: 60, assignees: [user(people.mate)] },
        { key: 'part', subDeckId: part.deckId },
      ],
    ],
    { departmentId: await acme.department(), approverIds: [people.approver.actor.id] },
  );
  const { id: runId } = await startRun(people.admin, { deckId, start: true });
  const { steps } = await stepsOf(people.admin, runId);
  const ids = Object.values(people).map(({ actor }) => actor.id);

  const spokenTo = async (id: string) => {
    const found = await read(people.admin, (tx) => findViewers(tx, id, ids));
    return Object.keys(people).filter((name) => found.has(people[name as keyof typeof people].actor.id));
  };
  const opened = async (id: string) => {
    const names = [];
    for (const [name, ctx] of Object.entries(people)) {
      const seen = await getRun(ctx, { runId: id }).then(
        () => true,
        () => false,
      );
      if (seen) names.push(name);
    }
    return names;
  };

  expect(await spokenTo(runId)).toEqual(['admin', 'mate', 'approver']);
  expect(await opened(runId)).toEqual(['admin', 'mate', 'approver']);

  for (let rung = 0; rung < 2; rung += 1) {
    await climbEscalations(later(acme.job, 100 * 3600), { checkpointId: steps.check!.id });
  }
  expect(await spokenTo(runId)).toEqual(['admin', 'mate', 'chief', 'approver']);
  expect(await opened(runId)).toEqual(['admin', 'mate', 'chief', 'approver']);

  const { subRunId } = steps.part!;
  expect(await spokenTo(subRunId!)).toEqual(['admin', 'mate', 'chief', 'fitter', 'approver']);
  expect(await opened(subRunId!)).toEqual(['admin', 'mate', 'chief', 'fitter', 'approver']);
});
