import { beforeAll, describe, expect, it } from 'vitest';

import { savedViews } from '@/db/schema/processes/saved-views';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { deleteView } from './delete-view';
import { MOST_VIEWS } from './inputs';
import { listViews } from './list-views';
import { saveView } from './save-view';
import { updateView } from './update-view';

let acme: TestTenant;
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };
let stranger: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  [ana, ben] = [await acme.person(), await acme.person()];
  stranger = await (await createTenant()).person('admin');
});

const view = { tab: 'done' as const, q: 'Prüfung', overdue: true, sort: 'oldest' as const, deckId: newId() };

describe('saveView, updateView and deleteView', () => {
  it('keep a selection for one person, by name', async () => {
    const saved = await saveView(ana, { name: ' Geprüft ', view });
    await saveView(ana, { name: 'Alles', view: {} });
    expect(await listViews(ana)).toEqual([
      { id: expect.any(String), name: 'Alles', view: { tab: 'active', sort: 'newest' }, revision: 1 },
      { id: saved.id, name: 'Geprüft', view, revision: 1 },
    ]);
    expect(await listViews(ben)).toEqual([]);

    const renamed = await updateView(ana, { viewId: saved.id, revision: 1, name: 'Fertig' });
    expect(renamed).toEqual({ id: saved.id, revision: 2 });
    await updateView(ana, { viewId: saved.id, revision: 2, view: { tab: 'archive' } });
    expect((await listViews(ana)).find(({ id }) => id === saved.id)).toEqual({
      id: saved.id,
      name: 'Fertig',
      view: { tab: 'archive', sort: 'newest' },
      revision: 3,
    });
    expect(await deleteView(ana, { viewId: saved.id })).toEqual({ id: saved.id });
    expect((await listViews(ana)).map(({ name }) => name)).toEqual(['Alles']);
  });

  it('are refused to everybody else, in the company and outside', async () => {
    const { id: viewId } = await saveView(ana, { name: 'Meine', view });
    for (const other of [ben, stranger]) {
      await expect(updateView(other, { viewId, revision: 1, name: 'Deine' })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(deleteView(other, { viewId })).rejects.toMatchObject({ code: 'not_found' });
      expect(await listViews(other)).toEqual([]);
    }
    await expect(saveView(acme.job, { name: 'Job', view })).rejects.toMatchObject({ code: 'forbidden' });
    expect(() => listViews(acme.job)).toThrow();
  });

  it('never have two of one name, not even at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => saveView(ben, { name: 'Doppelt', view })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { id: viewId } = await saveView(ben, { name: 'Anders', view });
    await expect(updateView(ben, { viewId, revision: 1, name: 'Doppelt' })).rejects.toMatchObject({
      code: 'name_taken',
    });
    await updateView(ben, { viewId, revision: 1, name: 'Anders' });
    await saveView(ana, { name: 'Doppelt', view });
  });

  it('notice that a view was changed meanwhile', async () => {
    const { id: viewId } = await saveView(ben, { name: 'Zweimal', view });
    await updateView(ben, { viewId, revision: 1, name: 'Zweimal 1' });
    await expect(updateView(ben, { viewId, revision: 1, name: 'Zweimal 2' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('end at a number', async () => {
    const eva = await acme.person();
    await transact(eva, (tx) =>
      tx.insert(savedViews).values(
        Array.from({ length: MOST_VIEWS }, (_, n) => ({
          userId: eva.actor.id,
          name: `View ${n}`,
          view: { tab: 'active' as const },
          createdAt: eva.now,
          updatedAt: eva.now,
        })),
      ),
    );
    await expect(saveView(eva, { name: 'One more', view })).rejects.toMatchObject({ code: 'limit_reached' });
  });
});
