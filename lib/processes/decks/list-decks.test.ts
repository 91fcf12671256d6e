import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';

import { decks } from '@/db/schema/processes/decks';
import type { Ctx, Person, Scope } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';
import { encodeCursor } from '@/lib/platform/core/page-cursor';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { createDeck } from './create-deck';
import { listDecks, selectDecks } from './list-decks';
import { mayStart, mayView } from './policy';
import { startableDecks, visibleDecks } from './visible-decks';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

describe('listDecks', () => {
  it('pages through everything once, the last changed first, also where times are equal', async () => {
    const boss = await (await createTenant()).person('admin');
    for (let n = 0; n < 7; n += 1) await createDeck(boss, { title: `Deck ${n}` });
    const ids: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page = await listDecks(boss, { limit: 3, cursor });
      ids.push(...page.items.map((deck) => deck.id));
      cursor = page.nextCursor;
    }
    expect(ids).toHaveLength(7);
    expect(ids).toEqual(ids.toSorted().toReversed());
    await expect(listDecks(boss, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('finds by a piece of the title, with signs of the search taken literally', async () => {
    for (const title of ['100 % Prüfung', 'Prüfplan_A', 'Back\\slash']) await createDeck(admin, { title });
    const found = async (q: string) => (await listDecks(admin, { q })).items.map((deck) => deck.title);
    expect((await found('prüf')).toSorted()).toEqual(['100 % Prüfung', 'Prüfplan_A']);
    expect(await found('%')).toEqual(['100 % Prüfung']);
    expect(await found('_')).toEqual(['Prüfplan_A']);
    expect(await found('\\')).toEqual(['Back\\slash']);
    expect(await found("'; drop")).toEqual([]);
  });

  it('shows each person what the policy lets them see and start, neither more nor less', async () => {
    const [mine, theirs] = await Promise.all([acme.department(), acme.department()]);
    const ana = await acme.person('employee', { departmentId: mine });
    for (const owner of [admin, ana]) {
      for (const departmentId of [null, mine, theirs]) {
        await transact(owner, (tx) =>
          tx.insert(decks).values({
            title: 'X',
            ownerId: owner.actor.id,
            departmentId,
            currentVersion: 1,
            createdAt: owner.now,
            updatedAt: owner.now,
          }),
        );
      }
    }
    const all = await read(admin, (tx) => tx.select().from(decks));
    const scopes: (Scope | null)[] = [null, 'own', 'department', 'all'];
    for (const view of scopes) {
      for (const start of scopes) {
        const grants = { ...(view && { 'decks.view': view }), ...(start && { 'runs.start': start }) };
        const actor: Person = { ...ana.actor, access: { ...ana.actor.access, grants } };
        const ids = (predicate: ReturnType<typeof visibleDecks>) =>
          read(admin, (tx) => tx.select({ id: decks.id }).from(decks).where(predicate));
        expect(idsOf(await ids(visibleDecks(actor)))).toEqual(
          idsOf(all.filter((deck) => mayView(actor, deck))),
        );
        expect(idsOf(await ids(startableDecks(actor)))).toEqual(
          idsOf(all.filter((deck) => deck.currentVersion !== null && mayStart(actor, deck))),
        );
      }
    }
    expect((await listDecks(acme.job, {})).items).toEqual([]);
  });

  it('walks an index for the first page and for a deep one, and sorts nothing', async () => {
    const [busy, bystander] = await Promise.all([createTenant(), createTenant()]);
    const boss = await busy.person('admin');
    for (const who of [boss, await bystander.person('admin')]) {
      await transact(who, (tx) =>
        tx.execute(sql`
          insert into decks (title, owner_id, status, created_at, updated_at)
          select 'Deck ' || n, ${who.actor.id}, (case when n % 10 = 0 then 'archived' else 'active' end)::deck_status,
            ${who.now.toISOString()}, ${who.now.toISOString()}::timestamptz - n * interval '1 minute'
          from generate_series(1, 5000) n`),
      );
    }
    await analyse();
    const deep = encodeCursor([new Date(boss.now.getTime() - 4_000 * 60_000).toISOString(), boss.actor.id]);
    for (const status of ['active', 'archived'] as const) {
      for (const cursor of [null, deep]) {
        const plan = await read(boss, async (tx) => {
          const query = selectDecks(tx, boss.actor, { status, limit: 50, cursor });
          const { rows } = await tx.execute(sql`explain ${query.getSQL()}`);
          return rows.map((row) => Object.values(row)[0]).join('\n');
        });
        expect(plan).toContain(`Index Scan using decks_${status}_newest`);
        expect(plan).not.toContain('Sort');
      }
    }
  });
});

function idsOf(rows: { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted();
}

async function analyse(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  await client.query('analyze decks');
  await client.end();
}
