'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { bulkRuns } from '@/lib/processes/checkpoints/bulk-runs';
import { listDecks } from '@/lib/processes/decks/list-decks';
import { deleteView } from '@/lib/processes/runs/delete-view';
import { saveView } from '@/lib/processes/runs/save-view';
import { startRun } from '@/lib/processes/runs/start-run';
import { updateView } from '@/lib/processes/runs/update-view';

type Bulk = Parameters<typeof bulkRuns>[1];
type Start = Parameters<typeof startRun>[1];
type Save = Parameters<typeof saveView>[1];
type Update = Parameters<typeof updateView>[1];

export const startRunAction = tenantAction(async (ctx, input: Start) => {
  const run = await startRun(ctx, input);
  revalidatePath('/', 'layout');
  return run;
});

export const bulkRunsAction = tenantAction(async (ctx, input: Bulk) => {
  const results = await bulkRuns(ctx, input);
  revalidatePath('/', 'layout');
  return results;
});

export const saveViewAction = tenantAction((ctx, input: Save) => listed(saveView(ctx, input)));
export const updateViewAction = tenantAction((ctx, input: Update) => listed(updateView(ctx, input)));
export const deleteViewAction = tenantAction((ctx, input: { viewId: string }) =>
  listed(deleteView(ctx, input)),
);

async function listed<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/runs');
  return value;
}

/** For the choice in the start dialog, when it is opened. */
export const startableDecksAction = tenantAction(async (ctx, _input: undefined) => {
  const { items } = await listDecks(ctx, { status: 'active', limit: 200 });
  return items
    .filter((deck) => deck.may.start && deck.currentVersion !== null)
    .map(({ id, title, departmentName }) => ({ id, title, departmentName }));
});

/** For the choices in the filter, when it is opened. */
export const filterOptionsAction = tenantAction(async (ctx, _input: undefined) => {
  const [decks, people] = await Promise.all([
    listDecks(ctx, { status: 'active', limit: 200 }),
    listPeopleOptions(ctx, { limit: 500 }),
  ]);
  return { decks: decks.items.map(({ id, title }) => ({ id, title })), ...people };
});

/** Whose steps go to whom. */
export const peopleChoiceAction = tenantAction(
  async (ctx, _input: undefined) => (await listPeopleOptions(ctx, { limit: 500 })).users,
);
