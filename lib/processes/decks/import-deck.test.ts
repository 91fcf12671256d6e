import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { read } from '@/lib/platform/core/transact';
import { nestedCondition } from '@/tests/factories/draft';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { exportDeck } from './export-deck';
import { getDeck } from './get-deck';
import { importDeck } from './import-deck';
import { readDeckFile } from './rules/deck-file';
import { readMarkdown } from './rules/markdown-file';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

const step = (more: object = {}) => ({ key: 'a', title: 'A', confirmationType: 'yes_no', ...more });
const deck = (lanes: object[][], more: object = {}) =>
  JSON.stringify({
    format: 'laufkarte.deck/1',
    title: 'T',
    lanes: lanes.map((checkpoints) => ({ checkpoints })),
    ...more,
  });
const json = (text: string) => importDeck(admin, { format: 'json', text });
const markdown = (text: string) => importDeck(admin, { format: 'markdown', text });

async function storedDecks(): Promise<number> {
  const { rows } = await read(admin, (tx) =>
    tx.execute<{ n: number }>(sql`select count(*)::int as n from decks`),
  );
  return rows[0]!.n;
}

const files = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);

describe('importDeck', () => {
  for (const [name, text] of files('db/seed/markdown')) {
    it(`reads the checklist ${name}`, async () => {
      const { id, checkpointCount, warnings } = await markdown(text);
      expect(checkpointCount).toBe(text.match(/^\s*[-*] \[[ x]\]/gm)?.length);
      expect(warnings).toEqual([]);
      const { draft, problems } = await getDeck(admin, { deckId: id });
      expect(problems).toEqual([]);
      expect(draft.lanes.every((lane) => lane.title && lane.checkpoints.length > 0)).toBe(true);
      expect(draft.lanes.some((lane) => lane.checkpoints.some((each) => each.instructions))).toBe(true);
    });
  }

  it('takes any script, emoji and lines from right to left', async () => {
    const title = 'Übergabe 🏗️ – تسليم المبنى – 引き渡し';
    const { id } = await json(deck([[step({ title })]], { title }));
    expect((await getDeck(admin, { deckId: id })).draft.lanes[0]?.checkpoints[0]?.title).toBe(title);
  });

  const bad: [string, () => Promise<unknown>, object][] = [
    [
      'a truncated file',
      () => json('{"format": "laufkarte.deck/1",\n  "title": "T'),
      { problems: [{ code: 'not_json', params: { line: 2 } }] },
    ],
    [
      'an unknown version',
      () => json(JSON.stringify({ format: 'laufkarte.deck/9' })),
      { problems: [{ code: 'unknown_format', pointer: '/format' }] },
    ],
    ['something that is no deck', () => json('[1, 2]'), { problems: [{ code: 'unknown_format' }] }],
    [
      'a condition nested six deep',
      () => json(deck([[step()], [step({ key: 'b', condition: nestedCondition(6) })]])),
      { problems: [{ pointer: '/lanes/1/checkpoints/0/condition', message: 'at most 5 levels' }] },
    ],
    [
      'a condition nested fifty deep',
      () => json(deck([[step()], [step({ key: 'b', condition: nestedCondition(50) })]])),
      { problems: [{ code: 'too_deep' }] },
    ],
    ['a nesting bomb', () => json('['.repeat(200_000)), { problems: [{ code: 'too_deep' }] }],
    [
      'ten thousand checkpoints',
      () => json(deck([Array.from({ length: 10_000 }, (_, n) => step({ key: `k-${n}` }))])),
      { problems: [{ code: 'too_many_checkpoints' }] },
    ],
    [
      'a title of 100,000 characters',
      () => json(deck([[step({ title: 'x'.repeat(100_000) })]])),
      { problems: [{ pointer: '/lanes/0/checkpoints/0/title' }] },
    ],
    [
      'control characters',
      () => json(deck([[step({ title: 'a\u0000b' })]], { title: 'x\u202ey' })),
      { problems: [{ pointer: '/title' }, { pointer: '/lanes/0/checkpoints/0/title' }] },
    ],
    [
      'a lone surrogate',
      () => json(deck([[step()]]).replace('"T"', '"\\ud800"')),
      { problems: [{ pointer: '/title' }] },
    ],
    [
      'an address no database can hold',
      () => json(deck([[step({ assignees: [{ user: 'a\u0000@b.c' }] })]])),
      { problems: [{ code: 'control_characters', pointer: '/lanes/0/checkpoints/0/assignees/0/user' }] },
    ],
    [
      'a member that stands twice',
      () => json(deck([[step()]]).replace('"title"', '"title":"X","title"')),
      { problems: [{ code: 'repeated_member', pointer: '/title' }] },
    ],
    [
      'a checklist with control characters',
      () => markdown('# T\n\n- [ ] gut\n- [ ] b\u0007se'),
      { problems: [{ code: 'control_characters', params: { line: 4 } }] },
    ],
    [
      'a checklist of 300 kilobytes',
      () => markdown(`# T\n\n- [ ] a\n\n${'x\n'.repeat(150_000)}`),
      { code: 'too_large' },
    ],
    [
      'repeated keys',
      () => json(deck([[step(), step()]])),
      { problems: [{ code: 'duplicate_key', pointer: '/lanes/0/checkpoints/1/key' }] },
    ],
    [
      'unknown fields',
      () => json(deck([[step({ colour: 'red' })]])),
      { problems: [{ code: 'unknown_member', pointer: '/lanes/0/checkpoints/0/colour' }] },
    ],
    [
      'a condition on nothing',
      () => json(deck([[step()], [step({ key: 'b', condition: { checkpoint: 'zzz', is: 'yes' } })]])),
      { problems: [{ code: 'condition_unknown', pointer: '/lanes/1/checkpoints/0' }] },
    ],
    [
      'conditions in a circle',
      () =>
        json(
          deck([
            [step({ condition: { checkpoint: 'b', is: 'yes' } })],
            [step({ key: 'b', condition: { checkpoint: 'a', is: 'yes' } })],
          ]),
        ),
      { problems: [{ pointer: '/lanes/0/checkpoints/0' }] },
    ],
    [
      'a value the step cannot give',
      () => json(deck([[step()], [step({ key: 'b', condition: { checkpoint: 'a', is: 'ok' } })]])),
      { problems: [{ pointer: '/lanes/1/checkpoints/0' }] },
    ],
    [
      'a file of six megabytes',
      () => json(deck([[step()]], { description: 'x'.repeat(6_000_000) })),
      { code: 'too_large' },
    ],
    [
      'a text without a list',
      () => markdown('# Titel\n\nNur Text.'),
      { problems: [{ code: 'no_list', params: { line: 1 } }] },
    ],
    [
      'a step that is too long',
      () => markdown(`# T\n\n## L\n\n- [ ] gut\n- [ ] ${'x'.repeat(300)}`),
      { problems: [{ params: { line: 6 } }] },
    ],
  ];
  for (const [name, attempt, expected] of bad) {
    it(`refuses ${name}, says where, and stores nothing`, async () => {
      const before = await storedDecks();
      await expect(attempt()).rejects.toBeInstanceOf(DomainError);
      await expect(attempt()).rejects.toMatchObject({ code: 'invalid_input', ...expected });
      expect(await storedDecks()).toBe(before);
    });
  }

  it('takes nested tasks as the subtasks of their step', async () => {
    const { id, warnings } = await markdown(
      '## L\n\n- [ ] Prüfen\n  - [ ] Gang 1\n  - [ ] Gang 2\n- [x] Fertig',
    );
    expect(warnings).toEqual([]);
    const { draft } = await getDeck(admin, { deckId: id });
    expect(draft.lanes[0]?.checkpoints.map((each) => each.title)).toEqual(['Prüfen', 'Fertig']);
    expect(draft.lanes[0]?.checkpoints[0]).toMatchObject({
      subtasks: ['Gang 1', 'Gang 2'],
      instructions: '',
    });
  });

  it('leaves out people who have left, and finds the others whatever the case of their address', async () => {
    const [ana, gone] = await Promise.all([acme.person(), acme.person()]);
    await deactivate(gone);
    const assignees = [{ user: ana.actor.email.toUpperCase() }, { user: gone.actor.email }];
    const { id, warnings } = await json(deck([[step({ assignees })]]));
    expect(warnings).toMatchObject([{ code: 'user_not_found', params: { name: gone.actor.email } }]);
    expect((await getDeck(admin, { deckId: id })).draft.lanes[0]?.checkpoints[0]?.assignees).toEqual([
      { type: 'user', userId: ana.actor.id },
    ]);
  });

  it('stores nothing of a file it refuses, whatever stands in it', async () => {
    const text = fc.oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: 'binary' }), nearlyDecks());
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('json' as const, 'markdown' as const),
        async (source, format) => {
          const before = await storedDecks();
          const outcome = await importDeck(admin, { format, text: source }).catch((error: unknown) => error);
          const refused = outcome instanceof Error;
          if (refused) expect(outcome).toBeInstanceOf(DomainError);
          expect(await storedDecks()).toBe(refused ? before : before + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never fails with anything but a plain answer, whatever the file says', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json({ maxDepth: 6 }), fc.string({ unit: 'binary' }), fc.constant(deck([[step()]]))),
        (text) => {
          expect(readDeckFile(text)).toBeTypeOf('object');
          expect(readMarkdown(text)).toBeTypeOf('object');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('needs the right to edit decks and stays inside its tenant', async () => {
    const imported = await json(deck([[step()]]));
    const other = await createTenant();
    await expect(exportDeck(await other.person('admin'), { deckId: imported.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(importDeck(acme.job, { format: 'json', text: deck([[step()]]) })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

/** Files that are almost right, so that the refusal comes late. */
function nearlyDecks(): fc.Arbitrary<string> {
  const odd = fc.oneof(fc.constantFrom('a', 'b', '', 'yes_no'), fc.jsonValue({ maxDepth: 2 }));
  const record = (required: object) =>
    fc
      .dictionary(fc.constantFrom('key', 'title', 'sla', 'condition', 'assignees'), odd)
      .map((more) => step({ ...required, ...more }));
  return fc.array(fc.array(record({}), { maxLength: 2 }), { maxLength: 3 }).map((lanes) => deck(lanes));
}
