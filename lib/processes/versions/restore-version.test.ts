import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { deleteDepartment } from '@/lib/platform/identity/delete-department';
import { duplicateDeck } from '@/lib/processes/decks/duplicate-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { diffVersions } from './diff-versions';
import { publishDeck } from './publish-deck';
import { restoreVersion } from './restore-version';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

async function twoVersions() {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', assignees: [user(admin)] }]]);
  const { draft, revision } = await getDeck(admin, { deckId });
  const [lane] = draft.lanes;
  const next = {
    ...draft,
    lanes: [{ ...lane!, checkpoints: [{ ...lane!.checkpoints[0]!, title: 'Renamed' }] }],
  };
  await saveDraft(admin, { deckId, revision, draft: next });
  await publishDeck(admin, { deckId });
  return { deckId };
}

describe('diffVersions', () => {
  it('tells two versions apart, and a version from the draft', async () => {
    const { deckId } = await twoVersions();
    const renamed = { checkpoint: 'a', title: 'Renamed', field: 'title', from: 'a', to: 'Renamed' };
    expect((await diffVersions(admin, { deckId, from: 1, to: 2 })).changed).toEqual([renamed]);
    expect((await diffVersions(admin, { deckId, from: 1 })).changed).toEqual([renamed]);
    const same = await diffVersions(admin, { deckId, from: 2 });
    expect([same.changed, same.added, same.people]).toEqual([
      [],
      [],
      [{ id: admin.actor.id, name: admin.actor.name }],
    ]);
  });

  it('is not found for a version there is not, a hidden deck, another tenant', async () => {
    const { deckId } = await twoVersions();
    const missing = { code: 'not_found' };
    const stranger = await (await createTenant()).person('admin');
    await expect(diffVersions(admin, { deckId, from: 1, to: 9 })).rejects.toMatchObject(missing);
    for (const blind of [stranger, await acme.person('employee')])
      await expect(diffVersions(blind, { deckId, from: 1 })).rejects.toMatchObject(missing);
  });
});

describe('restoreVersion', () => {
  it('makes an old version the draft, leaves the versions and its trail', async () => {
    const { deckId } = await twoVersions();
    const { revision } = await getDeck(admin, { deckId });
    await restoreVersion(admin, { deckId, number: 1, revision });
    const deck = await getDeck(admin, { deckId });
    expect(deck).toMatchObject({ currentVersion: 2, changedSincePublish: true });
    expect(deck.draft.lanes[0]?.checkpoints[0]?.title).toBe('a');
    expect((await trailOf(admin, deckId)).audit).toContain('deck.version_restored');
  });

  it('refuses a stale draft, a reader, another tenant', async () => {
    const { deckId } = await twoVersions();
    const { revision } = await getDeck(admin, { deckId });
    const input = { deckId, number: 1, revision };
    const stranger = await (await createTenant()).person('admin');
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    await expect(restoreVersion(stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(restoreVersion(reader, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreVersion(admin, { ...input, revision: revision + 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('leaves out departments that are gone', async () => {
    const departmentId = await acme.department();
    const { deckId } = await createPublishedDeck(admin, [
      [{ key: 'a', assignees: [{ type: 'department', departmentId }] }],
    ]);
    const { draft, revision } = await getDeck(admin, { deckId });
    const emptied = draft.lanes.map((lane) => ({
      ...lane,
      checkpoints: lane.checkpoints.map((step) => ({ ...step, assignees: [] })),
    }));
    const saved = await saveDraft(admin, { deckId, revision, draft: { ...draft, lanes: emptied } });
    await deleteDepartment(admin, { departmentId });
    await restoreVersion(admin, { deckId, number: 1, revision: saved.revision });
    expect((await getDeck(admin, { deckId })).draft.lanes[0]?.checkpoints[0]?.assignees).toEqual([]);
  });
});

describe('duplicateDeck', () => {
  it('copies the draft into a deck of its own, without versions', async () => {
    const { deckId } = await twoVersions();
    const copy = await duplicateDeck(admin, { deckId, title: 'Copy' });
    const [one, other] = [await getDeck(admin, { deckId }), await getDeck(admin, { deckId: copy.id })];
    expect(other).toMatchObject({ title: 'Copy', currentVersion: null });
    expect(other.draft.lanes).toEqual(one.draft.lanes);
    expect((await trailOf(admin, copy.id)).audit).toEqual(['deck.duplicated']);
  });

  it('is refused to whoever may not make decks, and not found for whoever may not see it', async () => {
    const { deckId } = await twoVersions();
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    const stranger = await (await createTenant()).person('admin');
    await expect(duplicateDeck(reader, { deckId, title: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(duplicateDeck(stranger, { deckId, title: 'X' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
