import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read } from '@/lib/platform/core/transact';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { draftOf, draftStep, nestedCondition } from '@/tests/factories/draft';
import { createTenant, deactivate, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveDeck } from './archive-deck';
import { createDeck } from './create-deck';
import { getDeck } from './get-deck';
import type { Draft } from './inputs';
import { saveDraft } from './save-draft';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  [acme, other] = await Promise.all([createTenant(), createTenant()]);
  admin = await acme.person('admin');
});

const draft = draftOf([[draftStep('a')], [draftStep('b', { condition: { checkpoint: 'a', is: 'ok' } })]]);

describe('saveDraft', () => {
  it('keeps the draft exactly, moves the revision, and writes no audit record of its own', async () => {
    const department = await acme.department();
    const deck = await createDeck(admin, { title: 'X' });
    const user = { type: 'user' as const, userId: admin.actor.id };
    const whole: Draft = draftOf(
      [
        [
          draftStep('a', {
            confirmationType: 'yes_no',
            instructions: '- [ ] **x**\n\tتسليم 🏗️',
            requireNote: true,
          }),
          draftStep('b', { title: '', assignees: [], slaLimitMinutes: null, requireSignoffName: true }),
        ],
        [],
        [
          draftStep('c', {
            condition: { checkpoint: 'a', is: 'no' },
            assignees: [user, { type: 'department', departmentId: department }],
            slaWarnBeforeMinutes: 5,
          }),
        ],
      ],
      { departmentId: department, approvalMode: 'all', approverIds: [admin.actor.id] },
    );

    const saved = await saveDraft(admin, { deckId: deck.id, revision: 1, draft: whole });

    expect(saved).toMatchObject({ revision: 2, problems: [{ code: 'title_missing' }] });
    expect(saved.warnings.map(({ code }) => code)).toEqual(['lane_empty', 'no_assignee', 'no_deadline']);
    const found = await getDeck(admin, { deckId: deck.id });
    expect(found).toMatchObject({ title: whole.title, revision: 2, departmentId: department });
    expect(found.draft).toEqual(whole);
    expect(found.people).toEqual([{ id: admin.actor.id, name: admin.actor.name, status: 'active' }]);
    expect(await trailOf(admin, deck.id)).toEqual({ audit: ['deck.created'], posted: [] });

    const smaller = draftOf([[draftStep('c')]]);
    await saveDraft(admin, { deckId: deck.id, revision: 2, draft: smaller });
    expect((await getDeck(admin, { deckId: deck.id })).draft).toEqual(smaller);
  });

  it('leaves what is published alone', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    await saveDraft(admin, { deckId: deck.id, revision: 1, draft });
    await publishDeck(admin, { deckId: deck.id });
    expect(await getDeck(admin, { deckId: deck.id })).toMatchObject({
      changedSincePublish: false,
      currentVersion: 1,
    });
    const before = await versionsOf(deck.id);

    await saveDraft(admin, { deckId: deck.id, revision: 2, draft: { ...draft, title: 'Other' } });

    expect(await versionsOf(deck.id)).toEqual(before);
    expect(await getDeck(admin, { deckId: deck.id })).toMatchObject({
      changedSincePublish: true,
      currentVersion: 1,
    });
    await saveDraft(admin, { deckId: deck.id, revision: 3, draft });
    expect(await getDeck(admin, { deckId: deck.id })).toMatchObject({ changedSincePublish: false });
  });

  it('refuses an older revision and lets exactly one of two simultaneous saves through', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const save = (title: string) =>
      saveDraft(admin, { deckId: deck.id, revision: 1, draft: { ...draft, title } });
    const outcomes = await Promise.allSettled(['A', 'B', 'C', 'D'].map(save));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
    const found = await getDeck(admin, { deckId: deck.id });
    expect(found.revision).toBe(2);
    expect(found.draft).toEqual({ ...draft, title: found.title });
    await expect(save('E')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes a condition five levels deep, and refuses one of fifty in words', async () => {
    const { id, revision } = await createDeck(admin, { title: 'Deep' });
    const deep = (levels: number) =>
      draftOf([
        [draftStep('a', { confirmationType: 'yes_no' })],
        [draftStep('b', { condition: nestedCondition(levels) })],
      ]);
    const saved = await saveDraft(admin, { deckId: id, revision, draft: deep(5) });
    expect(saved.problems).toEqual([]);
    for (const levels of [6, 50])
      await expect(saveDraft(admin, { deckId: id, revision: 2, draft: deep(levels) })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [{ pointer: '/draft/lanes/1/checkpoints/0/condition', message: 'at most 5 levels' }],
      });
    expect((await getDeck(admin, { deckId: id })).draft).toEqual(deep(5));
  });

  it('refuses who may not edit, and what is archived', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const input = { deckId: deck.id, revision: 1, draft };
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    await expect(saveDraft(reader, input)).rejects.toMatchObject({ code: 'forbidden' });
    for (const blind of [await acme.person('employee'), acme.job]) {
      await expect(saveDraft(blind, input)).rejects.toMatchObject({ code: 'not_found' });
    }
    await archiveDeck(admin, { deckId: deck.id });
    await expect(saveDraft(admin, input)).rejects.toMatchObject({ code: 'deck_archived' });
  });

  it('does not exist for another tenant', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const stranger = await other.person('admin');
    await expect(saveDraft(stranger, { deckId: deck.id, revision: 1, draft })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('names people and departments of another tenant as unknown, and keeps nothing', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const stranger = await other.person();
    const foreign = draftOf(
      [
        [
          draftStep('a', {
            assignees: [
              { type: 'user', userId: stranger.actor.id },
              { type: 'department', departmentId: newId() },
            ],
          }),
        ],
      ],
      { departmentId: await other.department(), approverIds: [stranger.actor.id] },
    );
    await expect(saveDraft(admin, { deckId: deck.id, revision: 1, draft: foreign })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [
        { pointer: '/draft/departmentId', code: 'unknown_department' },
        { pointer: '/draft/lanes/0/checkpoints/0/assignees/0', code: 'unknown_user' },
        { pointer: '/draft/lanes/0/checkpoints/0/assignees/1', code: 'unknown_department' },
        { pointer: '/draft/approverIds/0', code: 'unknown_user' },
      ],
    });
    expect((await getDeck(admin, { deckId: deck.id })).revision).toBe(1);
  });

  it('moves a deck only where its editor has a say', async () => {
    const [mine, theirs] = await Promise.all([acme.department(), acme.department()]);
    const lead = await acme.person('lead', { departmentId: mine });
    const deck = await createDeck(admin, { title: 'X', departmentId: mine });
    const move = (departmentId: string | null) =>
      saveDraft(lead, { deckId: deck.id, revision: 1, draft: { ...draft, departmentId } });
    await expect(move(theirs)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(move(null)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await move(mine)).toMatchObject({ revision: 2 });
  });

  it('tells that somebody named has left', async () => {
    const ben = await acme.person();
    const deck = await createDeck(admin, { title: 'X' });
    const withBen = draftOf([[draftStep('a', { assignees: [{ type: 'user', userId: ben.actor.id }] })]], {
      approverIds: [ben.actor.id],
    });
    await saveDraft(admin, { deckId: deck.id, revision: 1, draft: withBen });
    await deactivate(ben);
    const { problems } = await getDeck(admin, { deckId: deck.id });
    expect(problems.map(({ code }) => code)).toEqual(['assignee_inactive', 'approver_inactive']);
  });
});

async function versionsOf(deckId: string) {
  const { rows } = await read(admin, (tx) =>
    tx.execute(sql`select number, snapshot, sha256 from deck_versions where deck_id = ${deckId}`),
  );
  return rows;
}
