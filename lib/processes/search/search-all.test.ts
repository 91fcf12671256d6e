import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { purgeWords } from '@/lib/platform/search/purge-words';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { deleteComment } from '@/lib/processes/checkpoints/delete-comment';
import { editComment } from '@/lib/processes/checkpoints/edit-comment';
import { listDecks } from '@/lib/processes/decks/list-decks';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { countRuns } from '@/lib/processes/runs/count-runs';
import { listRuns } from '@/lib/processes/runs/list-runs';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { multiply } from '@/tests/factories/many-runs';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { indexRuns } from './index-runs';
import { searchAll } from './search-all';
import { sweepDocuments } from './sweep-documents';

type PersonCtx = Ctx & { actor: Person };

let acme: TestTenant;
let other: TestTenant;
let admin: PersonCtx;
let stranger: PersonCtx;
let deckId: string;
let inspection: string;
let delivery: string;

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  admin = await acme.person('admin', { name: 'Jörg Müller' });
  stranger = await other.person('admin', { name: 'Canary Stranger' });
  ({ deckId } = await createPublishedDeck(
    admin,
    [
      [
        {
          key: 'check',
          title: 'Sichtprüfung der Regale',
          assignees: [user(admin)],
          fields: [{ key: 'damage', label: 'Schaden', type: 'text', required: false, options: [] }],
        },
      ],
      [{ key: 'next', title: 'Weiter' }],
    ],
    { title: 'Quartalsprüfung Lager' },
  ));
  inspection = (await startRun(admin, { deckId, title: 'Prüfung Halle 3', start: true })).id;
  delivery = (await startRun(admin, { deckId, title: 'Wareneingang Charge B17', start: true })).id;
  const { steps } = await stepsOf(admin, inspection);
  await confirmCheckpoint(admin, {
    checkpointId: steps.check!.id,
    note: 'The cabinets were inspected, Stütze verbogen',
    fields: { damage: 'Lackschaden am Träger' },
  });
  const foreign = await createPublishedDeck(stranger, [[{ key: 'a', title: 'Kanarienvogel' }]], {
    title: 'Kanarienvogel',
  });
  await startRun(stranger, {
    deckId: foreign.deckId,
    title: 'Prüfung Kanarienvogel Wareneingang',
    start: true,
  });
  await sweepDocuments(acme.job, {});
  await sweepDocuments(other.job, {});
});

const runsFor = async (q: string, ctx: Ctx = admin) =>
  (await searchAll(ctx, { q })).runs.map((run) => run.id);
const listed = async (q: string, ctx: Ctx = admin) => (await listRuns(ctx, { q })).items.map((run) => run.id);

describe('searchAll', () => {
  it.each([
    ['Prüfungen', 'in another number, in German'],
    ['pruefung', 'as typed without umlauts'],
    ['PRUFUNG', 'in capitals and without marks'],
    ['Prüf', 'while still being typed'],
    ['cabinet inspecting', 'in another form, in English'],
    ['Halle 3', 'word by word'],
    ['Regal', 'inside the title of a step'],
    ['Lackschäden', 'in the value of a field'],
    ['Stuetze', 'in a note'],
    ['die Stütze', 'with a word that says nothing'],
  ])('finds the inspection by %s: %s', async (q) => {
    expect(await runsFor(q)).toContain(inspection);
    expect(await listed(q)).toContain(inspection);
  });

  it.each(['Wareneigang', 'wareneingnag', 'Wareneingänge', 'eingang', 'B17', 'charge b1'])(
    'finds the delivery, and it alone, by %s',
    async (q) => {
      expect(await runsFor(q)).toEqual([delivery]);
      expect(await listed(q)).toEqual([delivery]);
    },
  );

  it('finds a run by its number, whole or without its zeros', async () => {
    const number = (await listRuns(admin, {})).items.find((run) => run.id === delivery)!.number;
    for (const q of [number, String(Number(number.split('-')[1]))])
      expect(await runsFor(q)).toContain(delivery);
    expect((await runsFor(number))[0]).toBe(delivery);
  });

  it('puts what says it in its title before what says it somewhere', async () => {
    const noted = (await startRun(admin, { deckId, title: 'Ganz anderes', start: true })).id;
    await cancelRun(admin, { runId: noted, reason: 'Die Charge war falsch' });
    await indexRuns(acme.job, { runIds: [noted] });
    expect(await runsFor('Charge')).toEqual([delivery, noted]);
  });

  it('marks the words in the title and shows the line that says them', async () => {
    const { runs, decks } = await searchAll(admin, { q: 'Stütze' });
    expect(decks).toEqual([]);
    expect(runs[0]?.excerpt?.filter((piece) => piece.hit)).toEqual([{ text: 'Stütze', hit: true }]);
    const found = await searchAll(admin, { q: 'lager' });
    expect(found.decks).toMatchObject([
      {
        id: deckId,
        marked: [
          { text: 'Quartalsprüfung ', hit: false },
          { text: 'Lager', hit: true },
        ],
      },
    ]);
  });

  it.each(['müller', 'Mueller', 'joerg', 'Müler', 'Mller', '@test.example'])(
    'finds people by %s',
    async (q) => {
      expect((await searchAll(admin, { q, limit: 20 })).users.map((found) => found.name)).toContain(
        'Jörg Müller',
      );
    },
  );

  it('gives everybody what their lists would give them, and no more', async () => {
    const nobody = await acme.person('employee');
    const assigned = await acme.person('employee');
    const { deckId: shared } = await createPublishedDeck(
      admin,
      [[{ key: 'a', assignees: [user(assigned)] }]],
      {
        title: 'Vertrauliches',
      },
    );
    const mine = (await startRun(admin, { deckId: shared, title: 'Geheimsache', start: true })).id;
    await sweepDocuments(acme.job, {});
    const alone = granted(nobody, { 'runs.view': 'own', 'decks.view': 'own' });
    expect(await searchAll(alone, { q: 'Geheimsache' })).toEqual({ decks: [], runs: [], users: [] });
    expect(await searchAll(alone, { q: 'Vertrauliches' })).toEqual({ decks: [], runs: [], users: [] });
    expect(await countRuns(alone, { q: 'Geheimsache' })).toMatchObject({
      active: { n: 0, more: false },
      archive: { n: 0, more: false },
    });
    expect(await runsFor('Geheimsache', granted(assigned, { 'runs.view': 'own' }))).toEqual([mine]);
    expect((await listDecks(alone, { q: 'Vertrauliches' })).items).toEqual([]);
    await expect(searchAll(acme.job, { q: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('never leaves the tenant, not even through the list of words', async () => {
    expect(await searchAll(admin, { q: 'Kanarienvogel' })).toEqual({ decks: [], runs: [], users: [] });
    expect(JSON.stringify(await searchAll(admin, { q: 'Prüfung', limit: 20 }))).not.toContain(
      'Kanarienvogel',
    );
    const query = (ctx: Ctx) =>
      read(ctx, async (tx) => {
        const { rows } = await tx.execute<{ query: string }>(
          sql`select search_query(array['Kanarienvgoel'])::text as query`,
        );
        return rows[0]!.query;
      });
    expect(await query(stranger)).toContain('kanarienvogel');
    expect(await query(admin)).not.toContain('kanarienvogel');
    const all = await read(admin, (tx) =>
      tx.execute<{ id: string }>(sql`select unnest(search_subjects('run', 'prufung'::tsquery, 1000)) as id`),
    );
    const own = await read(admin, (tx) => tx.execute<{ id: string }>(sql`select id from runs`));
    expect(own.rows.map((row) => row.id)).toEqual(expect.arrayContaining(all.rows.map((row) => row.id)));
    const [foreign] = (await listRuns(stranger, { q: 'Kanarienvogel' })).items;
    const asked = await read(admin, (tx) =>
      tx.execute<{ found: boolean }>(
        sql`select search_finds('run', ${foreign!.id}, 'kanarienvogel'::tsquery) as found`,
      ),
    );
    expect(asked.rows).toEqual([{ found: false }]);
  });

  it.each([
    "'; drop table runs; --",
    `" & | ! ( ) : * <-> \\ '`,
    '%',
    '_',
    '👩‍👩‍👧‍👦 🎉',
    'und',
    'a',
    '\u0301',
    'ﷺ ½ ㎡ ʼʼʼ',
    "o'neil\\",
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik',
    'ab cd ef gh ij kl mn op qr st uv wx yz',
  ])('answers %s like any other question', async (q) => {
    const answer = await searchAll(admin, { q });
    expect(Object.keys(answer)).toEqual(['decks', 'runs', 'users']);
    await listRuns(admin, { q });
    await countRuns(admin, { q });
    await listDecks(admin, { q });
  });

  it.each([
    ['10,000 characters', 'x'.repeat(10_000)],
    ['NUL', 'a\u0000b'],
    ['half a character', '\ud800'],
    ['what turns a line around', '\u202eevil'],
  ])('refuses %s', async (_, q) => {
    for (const ask of [searchAll, listRuns, countRuns, listDecks]) {
      await expect(ask(admin, { q })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});

describe('indexRuns', () => {
  it('finds what was said and planned about a step, until it is removed', async () => {
    const { id } = await startRun(admin, { deckId, title: 'Besprochen', start: true });
    const { steps } = await stepsOf(admin, id);
    const checkpointId = steps.check!.id;
    const said = await addComment(admin, { checkpointId, text: `@{${admin.actor.id}} Gabelstaplerfahrer` });
    await addTodo(admin, { checkpointId, title: 'Warnwesten nachbestellen' });
    expect((await trailOf(admin, id)).posted.filter((type) => type === 'run.changed').length).toBeGreaterThan(
      1,
    );
    await indexRuns(acme.job, { runIds: [id] });
    expect(await runsFor('Gabelstaplerfahrer')).toEqual([id]);
    expect(await runsFor('Warnwesten')).toEqual([id]);
    expect(await runsFor(admin.actor.id)).toEqual([]);
    await deleteComment(admin, { commentId: said.id });
    await indexRuns(acme.job, { runIds: [id] });
    expect(await runsFor('Gabelstaplerfahrer')).toEqual([]);
  });

  it('follows every change by a message, and is for jobs alone', async () => {
    const { id } = await startRun(admin, { deckId, title: 'Folgt sofort', start: true });
    expect((await trailOf(admin, id)).posted).toContain('run.changed');
    expect(await runsFor('Folgt')).toEqual([]);
    expect(await indexRuns(acme.job, { runIds: [id] })).toEqual({ indexed: 1 });
    expect(await runsFor('Folgt')).toEqual([id]);
    await expect(indexRuns(admin, { runIds: [id] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await indexRuns(other.job, { runIds: [id] })).toEqual({ indexed: 0 });
  });

  it('is done side by side without waiting forever, and keeps what was read last', async () => {
    const { id } = await startRun(admin, { deckId, title: 'Gleichzeitig', start: true });
    await Promise.all(Array.from({ length: 20 }, () => indexRuns(acme.job, { runIds: [id, delivery] })));
    expect(await runsFor('gleichzeitig')).toEqual([id]);
  });
});

describe('what people say about a step', () => {
  it('is found as long as it stands there, and afterwards not even its words are known', async () => {
    const company = await createTenant();
    const boss = await company.person('admin');
    const made = await createPublishedDeck(boss, [[{ key: 'a', title: 'Ein Schritt' }]]);
    const { id } = await startRun(boss, { deckId: made.deckId, start: true });
    const { steps } = await stepsOf(boss, id);
    const asBoss = (q: string) => runsFor(q, boss);
    const index = () => indexRuns(company.job, { runIds: [id] });
    const words = () =>
      read(boss, async (tx) => {
        const { rows } = await tx.execute<{ word: string }>(sql`select word from search_words order by word`);
        return rows.map((row) => row.word);
      });

    const comment = await addComment(boss, {
      checkpointId: steps.a!.id,
      text: 'Gabelstapler leckt Hydrauliköl',
    });
    expect((await trailOf(boss, comment.id)).posted).toEqual(['comment.written']);
    await index();
    expect(await asBoss('Gabelstaplern')).toEqual([id]);
    await editComment(boss, { commentId: comment.id, text: 'Der Stapler ist dicht' });
    await index();
    expect(await asBoss('Gabelstapler')).toEqual([]);
    expect(await asBoss('dicht')).toEqual([id]);
    await deleteComment(boss, { commentId: comment.id });
    expect((await trailOf(boss, comment.id)).posted).toContain('comment.deleted');
    await index();
    expect(await asBoss('dicht')).toEqual([]);

    expect(await words()).toContain('gabelstapler');
    for (let after = '', more = true; more; ) {
      ({ last: after, more } = await purgeWords(company.job, { after, limit: 2 }));
    }
    expect(await words()).toEqual(['inspection', 'lane', 'quarterly', 'schritt']);
    expect(await asBoss('schritt')).toEqual([id]);
    await expect(purgeWords(boss, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('sweepDocuments', () => {
  it('finds what no message told of, in bounded bites, and then nothing', async () => {
    const company = await createTenant();
    const boss = await company.person('admin');
    const made = await createPublishedDeck(boss, [[{ key: 'a' }]]);
    for (let n = 0; n < 3; n += 1) await startRun(boss, { deckId: made.deckId, start: true });
    expect(await sweepDocuments(company.job, { limit: 2 })).toEqual({ indexed: 3, more: true });
    expect(await sweepDocuments(company.job, { limit: 2 })).toEqual({ indexed: 1, more: false });
    expect(await sweepDocuments(company.job, {})).toEqual({ indexed: 0, more: false });
    await expect(sweepDocuments(boss, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a list that is searched for a frequent word', () => {
  it('is walked in its own order, page by page, with the same rows and counts as a gathered one', async () => {
    const company = await createTenant();
    const boss = await company.person('admin');
    const made = await createPublishedDeck(boss, [[{ key: 'a' }]]);
    const { id } = await startRun(boss, { deckId: made.deckId, title: 'Reihe', start: true });
    await sweepDocuments(company.job, {});
    await multiply(company.job, id, 1200);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listRuns(boss, { q: 'Reihe', limit: 200, cursor });
      seen.push(...page.items.map((run) => run.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(1201);
    expect((await countRuns(boss, { q: 'Reihe' })).active).toEqual({ n: 1000, more: true });
    const oldest = await listRuns(boss, { q: 'Reihe', limit: 1, sort: 'oldest' });
    expect(oldest.items[0]!.id).toBe(seen.at(-1));
    expect((await searchAll(boss, { q: 'Reihe' })).runs.map((run) => run.id)).toEqual(seen.slice(0, 5));
  });
});
