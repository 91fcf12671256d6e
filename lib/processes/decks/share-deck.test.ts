import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { startRun } from '@/lib/processes/runs/start-run';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, deactivate, granted, refreshed, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveDeck } from './archive-deck';
import { getDeck } from './get-deck';
import { listDecks } from './list-decks';
import { listShares } from './list-shares';
import { saveDraft } from './save-draft';
import { shareDeck } from './share-deck';

type Insider = Ctx & { actor: Person };
type Level = 'viewer' | 'editor' | 'admin';

let acme: TestTenant;
let admin: Insider;
let ana: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

const deckOf = async () => (await createPublishedDeck(admin, [[{ key: 'a' }]])).deckId;
const withPerson = (person: Insider, level: Level) => ({
  type: 'user' as const,
  userId: person.actor.id,
  level,
});
const sees = async (ctx: Insider, deckId: string) =>
  (await listDecks(ctx, { limit: 200 })).items.find(({ id }) => id === deckId);

/** What somebody can do with a deck, by trying. */
async function tried(ctx: Insider, deckId: string): Promise<string[]> {
  const code = (error: { code?: string }) => error.code ?? 'broken';
  const read = await getDeck(ctx, { deckId }).then(() => 'ok', code);
  const { draft, revision } = await getDeck(admin, { deckId });
  const lanes = [...draft.lanes, { title: '', checkpoints: [] }];
  return [
    `view ${read}`,
    `edit ${await saveDraft(ctx, { deckId, revision, draft: { ...draft, lanes } }).then(() => 'ok', code)}`,
    `publish ${await publishDeck(ctx, { deckId }).then(() => 'ok', code)}`,
    `start ${await startRun(ctx, { deckId, start: true }).then(() => 'ok', code)}`,
    `share ${await listShares(ctx, { deckId }).then(() => 'ok', code)}`,
    `archive ${await archiveDeck(ctx, { deckId }).then(() => 'ok', code)}`,
  ];
}

describe('a shared deck', () => {
  it.each<[Level | null, string[]]>([
    [
      null,
      [
        'view not_found',
        'edit not_found',
        'publish not_found',
        'start not_found',
        'share not_found',
        'archive not_found',
      ],
    ],
    [
      'viewer',
      [
        'view ok',
        'edit forbidden',
        'publish forbidden',
        'start forbidden',
        'share forbidden',
        'archive forbidden',
      ],
    ],
    ['editor', ['view ok', 'edit ok', 'publish ok', 'start ok', 'share forbidden', 'archive forbidden']],
    ['admin', ['view ok', 'edit ok', 'publish ok', 'start ok', 'share ok', 'archive ok']],
  ])('lets a %s do exactly what the level says', async (level, expected) => {
    const deckId = await deckOf();
    await shareDeck(admin, { deckId, shares: level ? [withPerson(ana, level)] : [] });
    expect(Boolean(await sees(ana, deckId))).toBe(level !== null);
    expect(await tried(ana, deckId)).toEqual(expected);
  });

  it('reaches everybody of a department, and the highest level counts', async () => {
    const departmentId = await acme.department();
    const member = await acme.person('employee', { departmentId });
    const deckId = await deckOf();
    const place = { type: 'department' as const, departmentId, level: 'editor' as const };
    await shareDeck(admin, { deckId, shares: [place, withPerson(member, 'viewer')] });
    expect((await sees(member, deckId))?.may).toEqual({
      edit: true,
      start: true,
      archive: false,
      delete: false,
    });
    expect(await sees(ana, deckId)).toBeUndefined();
    expect(await listShares(admin, { deckId })).toMatchObject({
      owner: admin.actor.name,
      shares: [
        { type: 'department', level: 'editor' },
        { name: member.actor.name, level: 'viewer' },
      ],
    });
  });

  it('reaches the members of the department itself, not those above or below it', async () => {
    const above = await acme.department();
    const departmentId = await acme.department(undefined, above);
    const below = await acme.department(undefined, departmentId);
    const member = await acme.person('employee', { departmentId });
    const deckId = await deckOf();
    await shareDeck(admin, { deckId, shares: [{ type: 'department', departmentId, level: 'editor' }] });
    expect((await sees(member, deckId))?.may.start).toBe(true);
    await startRun(member, { deckId, start: true });
    for (const other of [above, below]) {
      const outsider = await acme.person('employee', { departmentId: other });
      expect(await sees(outsider, deckId)).toBeUndefined();
      await expect(getDeck(outsider, { deckId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(startRun(outsider, { deckId, start: true })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('reaches those below a department as well where the share says so', async () => {
    const above = await acme.department();
    const departmentId = await acme.department(undefined, above);
    const below = await acme.department(undefined, await acme.department(undefined, departmentId));
    const deckId = await deckOf();
    const share = (withSubDepartments: boolean) =>
      shareDeck(admin, {
        deckId,
        shares: [{ type: 'department', departmentId, level: 'editor', withSubDepartments }],
      });
    await share(true);
    expect((await listShares(admin, { deckId })).shares).toMatchObject([{ withSubDepartments: true }]);
    const deep = await acme.person('employee', { departmentId: below });
    expect((await sees(deep, deckId))?.may.start).toBe(true);
    await startRun(deep, { deckId });
    const boss = await acme.person('employee', { departmentId: above });
    expect(await sees(boss, deckId)).toBeUndefined();
    await share(false);
    await expect(getDeck(deep, { deckId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is lost by whoever is left out, and gives nothing to whom the permission was taken', async () => {
    const deckId = await deckOf();
    await shareDeck(admin, { deckId, shares: [withPerson(ana, 'admin')] });
    const narrow = granted(ana, { 'runs.view': 'own' });
    await expect(getDeck(narrow, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await shareDeck(await refreshed(ana), { deckId, shares: [] });
    await expect(getDeck(ana, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await trailOf(admin, deckId)).audit.filter((action) => action === 'deck.shared')).toHaveLength(2);
  });

  it('is passed on by a token only where the token was given that right by name', async () => {
    const deckId = await deckOf();
    await shareDeck(admin, { deckId, shares: [withPerson(ana, 'admin')] });
    const token = (person: Insider, grants: Insider['actor']['access']['grants']): Insider => {
      const narrowed = granted(person, grants);
      return { ...narrowed, actor: { ...narrowed.actor, kind: 'token' } };
    };
    const edits = { 'decks.view': 'all', 'decks.edit': 'all' } as const;
    for (const writer of [token(admin, edits), token(ana, edits), granted(await acme.person(), edits)]) {
      expect((await getDeck(writer, { deckId })).may).toMatchObject({
        edit: true,
        share: false,
        archive: false,
      });
      for (const attempt of [
        () => listShares(writer, { deckId }),
        () => shareDeck(writer, { deckId, shares: [] }),
      ])
        await expect(attempt()).rejects.toMatchObject({
          code: 'forbidden',
          params: { permission: 'decks.share' },
        });
      await expect(archiveDeck(writer, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    }
    const sharer = token(admin, { 'decks.view': 'all', 'decks.share': 'all' });
    expect((await listShares(sharer, { deckId })).shares).toHaveLength(1);
    await expect(
      listShares(token(ana, { 'decks.view': 'own', 'decks.share': 'own' }), { deckId }),
    ).resolves.toBeDefined();
  });

  it('refuses whoever has left, does not exist, stands twice, or belongs elsewhere, all at once', async () => {
    const deckId = await deckOf();
    const gone = await acme.person();
    await deactivate(gone);
    const other = await createTenant();
    const foreign = await other.person();
    const shares = [
      withPerson(gone, 'viewer'),
      withPerson(ana, 'viewer'),
      withPerson(ana, 'editor'),
      withPerson(foreign, 'viewer'),
      { type: 'department' as const, departmentId: randomUUID(), level: 'viewer' as const },
    ];
    await expect(shareDeck(admin, { deckId, shares })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [
        { pointer: '/shares/0', code: 'share_unknown' },
        { pointer: '/shares/2', code: 'share_repeated' },
        { pointer: '/shares/3', code: 'share_unknown' },
        { pointer: '/shares/4', code: 'share_unknown' },
      ],
    });
    expect((await listShares(admin, { deckId })).shares).toEqual([]);
    await expect(shareDeck(await other.person('admin'), { deckId, shares: [] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
