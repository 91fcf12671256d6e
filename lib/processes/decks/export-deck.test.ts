import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { draftOf, draftStep } from '@/tests/factories/draft';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';
import { archiveDeck } from './archive-deck';
import { createDeck } from './create-deck';
import { exportDeck } from './export-deck';
import { getDeck } from './get-deck';
import { importDeck } from './import-deck';
import {
  answersOfStep,
  confirmationTypes,
  type DraftAssignee,
  type DraftCheckpoint,
  deckLimits,
  draftInput,
} from './inputs';
import { saveDraft } from './save-draft';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

const json = (text: string) => importDeck(admin, { format: 'json', text });

describe('exportDeck', () => {
  for (const [name, text] of seedDecks()) {
    it(`reads ${name} and gives it back exactly`, async () => {
      const domain = /"user": ?"([^"]+)"/g;
      const people = new Set([...text.matchAll(domain)].map((match) => match[1]!));
      const imported = await json(text);
      expect(
        imported.warnings.filter((warning) => warning.code === 'user_not_found').length,
      ).toBeGreaterThanOrEqual(people.size > 0 ? 1 : 0);
      expect((await getDeck(admin, { deckId: imported.id })).problems).toEqual([]);
      const once = await exportDeck(admin, { deckId: imported.id });
      const again = await json(JSON.stringify(once));
      expect(again.warnings).toEqual([]);
      expect(await exportDeck(admin, { deckId: again.id })).toEqual(once);
      // A part is found by its title as long as only one deck has it.
      await archiveDeck(admin, { deckId: again.id });
      await publishDeck(admin, { deckId: imported.id });
      expect((await trailOf(admin, imported.id)).audit).toEqual(['deck.imported', 'deck.published']);
    });
  }

  it('gives back every draft exactly as it was exported', async () => {
    const [ana, place] = await Promise.all([acme.person(), acme.department('Einkauf & Lager')]);
    const steps = fc.record({
      title: fc.oneof(shown(30), fc.constant('')),
      instructions: fc.string({ unit: 'grapheme', maxLength: 60 }),
      confirmationType: fc.constantFrom(...confirmationTypes),
      assignees: fc.subarray<DraftAssignee>([
        { type: 'starter' },
        { type: 'user', userId: ana.actor.id },
        { type: 'department', departmentId: place },
      ]),
      requireNote: fc.boolean(),
      requireSignoffName: fc.boolean(),
      slaLimitMinutes: fc.option(fc.integer({ min: 2, max: deckLimits.minutes })),
      slaWarnBeforeMinutes: fc.option(fc.integer({ min: 1, max: deckLimits.minutes })),
      requireTodosDone: fc.boolean(),
      assigneeMode: fc.constantFrom('any' as const, 'all' as const),
      onReject: fc.constantFrom('wait' as const, 'continue' as const, 'cancel_run' as const),
      subtasks: fc.array(fc.oneof(shown(20), fc.constant('')), { maxLength: 2 }),
      fields: fc.array(
        fc.record({
          label: fc.oneof(shown(20), fc.constant('')),
          type: fc.constantFrom('text' as const, 'number' as const, 'select' as const),
          required: fc.boolean(),
          options: fc.array(shown(10), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      fileSlots: fc.array(fc.record({ name: fc.oneof(shown(20), fc.constant('')), required: fc.boolean() }), {
        maxLength: 2,
      }),
      oddCondition: fc.boolean(),
    });
    const drafts = fc.record({
      title: shown(30),
      description: fc.string({ unit: 'grapheme', maxLength: 60 }),
      departmentId: fc.option(fc.constant(place)),
      lanes: fc.array(
        fc.record({
          title: fc.oneof(fc.constant(''), shown(20)),
          checkpoints: fc.array(steps, { maxLength: 3 }),
        }),
        {
          maxLength: 4,
        },
      ),
      approvalMode: fc.constantFrom('any' as const, 'all' as const),
      approverIds: fc.subarray([ana.actor.id, admin.actor.id]),
    });
    await fc.assert(
      fc.asyncProperty(drafts, async (input) => {
        const draft = draftInput.parse({ ...input, lanes: keyed(input.lanes) });
        const made = await createDeck(admin, { title: 'X' });
        await saveDraft(admin, { deckId: made.id, revision: 1, draft });
        const exported = await exportDeck(admin, { deckId: made.id });
        const { id, warnings } = await json(JSON.stringify(exported));
        expect(warnings).toEqual([]);
        expect((await getDeck(admin, { deckId: id })).draft).toEqual(draft);
        expect(await exportDeck(admin, { deckId: id })).toEqual(exported);
        const { problems } = await getDeck(admin, { deckId: id });
        if (exported.unfinished) expect(problems).not.toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('says only what is not usual, people by address and departments by name', async () => {
    const department = await acme.department('Personal');
    const deck = await createDeck(admin, { title: 'X' });
    const assignees: DraftAssignee[] = [
      { type: 'starter' },
      { type: 'department', departmentId: department },
    ];
    const draft = draftOf([[draftStep('a', { assignees, slaLimitMinutes: null })]], {
      approverIds: [admin.actor.id],
    });
    await saveDraft(admin, { deckId: deck.id, revision: 1, draft });
    expect(await exportDeck(admin, { deckId: deck.id })).toEqual({
      format: 'laufkarte.deck/1',
      title: 'Machine inspection',
      lanes: [
        {
          title: 'Lane 1',
          checkpoints: [
            {
              key: 'a',
              title: 'Step a',
              confirmationType: 'simple_ok',
              assignees: ['starter', { department: 'Personal' }],
            },
          ],
        },
      ],
      finalApproval: { mode: 'any', approvers: [{ user: admin.actor.email }] },
    });
  });

  it('brings a deck into its department, where the importer may put it', async () => {
    const name = `Abteilung ${newId()}`;
    const departmentId = await acme.department(name);
    const deck = await createDeck(admin, { title: 'X', departmentId });
    const text = JSON.stringify(await exportDeck(admin, { deckId: deck.id }));
    const home = await importDeck(admin, { format: 'json', text });
    expect((await getDeck(admin, { deckId: home.id })).departmentId).toBe(departmentId);
    const outsider = await acme.person('employee');
    const away = await importDeck(outsider, { format: 'json', text });
    expect(away.warnings).toMatchObject([
      { pointer: '/department', code: 'department_left_out', params: { name } },
    ]);
    expect((await getDeck(outsider, { deckId: away.id })).departmentId).toBeNull();
  });

  it('is for those who may see the deck', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const stranger = await (await createTenant()).person('admin');
    for (const blind of [await acme.person('employee'), acme.job, stranger]) {
      await expect(exportDeck(blind, { deckId: deck.id })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

function seedDecks() {
  const folder = 'db/seed/decks';
  const parts = (text: string) => text.split('"subDeck"').length;
  return readdirSync(folder)
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
    .sort(([, one], [, other]) => parts(one) - parts(other));
}

/** A title as somebody might write it: something to see, nothing invisible. */
function shown(maxLength: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .filter((text) => draftInput.shape.title.safeParse(text).success);
}

/** Every step gets a key, and so does what it asks for; and a condition that may lead nowhere. */
function keyed<
  Step extends {
    confirmationType: DraftCheckpoint['confirmationType'];
    onReject: DraftCheckpoint['onReject'];
    fields: object[];
    fileSlots: object[];
    oddCondition: boolean;
  },
>(lanes: { title: string; checkpoints: Step[] }[]) {
  return lanes.map((lane, index) => ({
    ...lane,
    checkpoints: lane.checkpoints.map(({ oddCondition, ...each }, position) => {
      const asked = lanes[index - 1]?.checkpoints[0];
      const is = oddCondition || !asked ? 'yes' : answersOfStep({ ...asked, subDeckId: null })[0];
      return {
        ...each,
        key: `k-${index}-${position}`,
        fields: each.fields.map((field, n) => ({ ...field, key: `f-${n}` })),
        fileSlots: each.fileSlots.map((slot, n) => ({ ...slot, key: `s-${n}` })),
        condition: asked || oddCondition ? { checkpoint: `k-${Math.max(0, index - 1)}-0`, is } : null,
      };
    }),
  }));
}
