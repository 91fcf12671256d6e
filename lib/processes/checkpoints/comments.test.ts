import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { shareDeck } from '@/lib/processes/decks/share-deck';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { findViewers } from '@/lib/processes/runs/find-viewers';
import { getRun } from '@/lib/processes/runs/get-run';
import { holdRun } from '@/lib/processes/runs/hold-run';
import { listViewers } from '@/lib/processes/runs/list-viewers';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, granted, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';
import { trailOf } from '@/tests/setup/trail';

import { addComment } from './add-comment';
import { deleteComment } from './delete-comment';
import { editComment } from './edit-comment';
import { listComments } from './list-comments';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let ben: Insider;
let stranger: Insider;
let foreign: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee', { name: 'Ana' });
  ben = await acme.person('employee', { name: 'Ben' });
  stranger = await acme.person('employee');
  foreign = await (await createTenant()).person('admin');
});

async function begin(more: { departmentId?: string } = {}) {
  const { deckId } = await createPublishedDeck(
    admin,
    [[{ key: 'a', assignees: [user(ana)] }], [{ key: 'b', assignees: [user(ben)] }]],
    more,
  );
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const { steps } = await stepsOf(admin, runId);
  return { deckId, runId, checkpointId: steps.a!.id };
}

const at = (person: { actor: { id: string } }) => `@{${person.actor.id}}`;

describe('a comment', () => {
  it('is added, read and counted; what follows from it is posted', async () => {
    const { runId, checkpointId } = await begin();
    const { id } = await addComment(ana, { checkpointId, text: `Please look, ${at(ben)}.\r\n\n- here` });

    const { items } = await listComments(ben, { checkpointId });
    expect(items).toMatchObject([
      {
        id,
        text: `Please look, ${at(ben)}.\n\n- here`,
        author: { id: ana.actor.id, name: 'Ana' },
        mentions: [{ id: ben.actor.id, name: 'Ben' }],
        createdAt: ana.now,
        editedAt: null,
        deletedAt: null,
        may: { edit: false, delete: false },
      },
    ]);
    expect(await trailOf(ana, id)).toEqual({ audit: [], posted: ['comment.written'] });
    expect((await stepsOf(ana, runId)).steps.a).toMatchObject({ commentCount: 1, todoCount: 0 });
  });

  it('is allowed while the run is paused or has ended, until it is archived', async () => {
    const { runId, checkpointId } = await begin();
    await pauseRun(admin, { runId });
    const { id } = await addComment(ana, { checkpointId, text: 'paused' });
    await cancelRun(admin, { runId, reason: 'x' });
    await addComment(ana, { checkpointId, text: 'ended' });
    await archiveRun(admin, { runId });
    const refusal = { code: 'invalid_transition', params: { status: 'archived' } };
    await expect(addComment(ana, { checkpointId, text: 'late' })).rejects.toMatchObject(refusal);
    await expect(editComment(ana, { commentId: id, text: 'late' })).rejects.toMatchObject(refusal);
  });

  it('needs nobody who works on the run to finish first', async () => {
    const { runId, checkpointId } = await begin();
    await transact(admin, async (tx) => {
      await holdRun(tx, admin, runId);
      await addComment(ana, { checkpointId, text: 'not in your way' });
    });
  });

  it('is refused to those who only read, and there is no such step for others', async () => {
    const { checkpointId } = await begin();
    const text = 'hello';
    const reader = granted(await acme.person(), { 'runs.view': 'all' });
    const token: Insider = {
      ...granted(ana, { 'runs.view': 'own' }),
      actor: { ...ana.actor, kind: 'token' },
    };
    token.actor.access = { ...token.actor.access, grants: { 'runs.view': 'own' } };
    expect((await listComments(reader, { checkpointId })).items).toEqual([]);
    await expect(addComment(reader, { checkpointId, text })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addComment(token, { checkpointId, text })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addComment(acme.job, { checkpointId, text })).rejects.toMatchObject({ code: 'forbidden' });
    for (const outsider of [stranger, foreign]) {
      await expect(addComment(outsider, { checkpointId, text })).rejects.toMatchObject({ code: 'not_found' });
      await expect(listComments(outsider, { checkpointId })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('takes any text and keeps it as it is, but not nothing and not without end', async () => {
    const { checkpointId } = await begin();
    const text = '<script>alert(1)</script> [x](javascript:alert(1)) 👩‍🔧 שלום';
    await addComment(ana, { checkpointId, text });
    expect((await listComments(ana, { checkpointId })).items[0]!.text).toBe(text);
    await addComment(ana, { checkpointId, text: 'ä'.repeat(10_000) });
    for (const wrong of ['', ' \n ', 'x'.repeat(10_001), 'a\u0000b', '\u202eevil']) {
      await expect(addComment(ana, { checkpointId, text: wrong })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });

  it('names nobody who may not see the run, and does not tell who they are', async () => {
    const { checkpointId } = await begin();
    const gone = await acme.person('admin');
    await deactivate(gone);
    for (const person of [stranger, foreign, gone]) {
      await expect(addComment(ana, { checkpointId, text: `psst ${at(person)}` })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [
          {
            pointer: '/text',
            code: 'mention_cannot_see',
            message: 'This person cannot see the run.',
            params: { id: person.actor.id },
          },
        ],
      });
    }
    expect((await listComments(ana, { checkpointId })).items).toEqual([]);
  });

  it('is changed by its author alone, which stays visible', async () => {
    const { checkpointId } = await begin();
    const { id: commentId } = await addComment(ana, { checkpointId, text: 'frist' });
    for (const other of [ben, admin]) {
      await expect(editComment(other, { commentId, text: 'second' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    for (const outsider of [stranger, foreign]) {
      await expect(editComment(outsider, { commentId, text: 'x' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await editComment(ana, { commentId, text: 'frist' });
    expect((await listComments(ana, { checkpointId })).items[0]!.editedAt).toBeNull();
    const soon = later(ana, 60);
    await editComment(soon, { commentId, text: 'first' });
    expect((await listComments(ana, { checkpointId })).items).toMatchObject([
      { text: 'first', editedAt: soon.now, may: { edit: true, delete: true } },
    ]);
  });

  it('is deleted by its author, an admin or whoever looks after the deck; its text is gone for good', async () => {
    const { deckId, checkpointId } = await begin();
    const write = async () => (await addComment(ana, { checkpointId, text: `secret ${at(ben)}` })).id;
    const [mine, theirs, third] = [await write(), await write(), await write()];
    for (const outsider of [stranger, foreign]) {
      await expect(deleteComment(outsider, { commentId: mine })).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(deleteComment(ben, { commentId: mine })).rejects.toMatchObject({ code: 'forbidden' });

    await deleteComment(ana, { commentId: mine });
    await deleteComment(admin, { commentId: theirs });
    await shareDeck(admin, { deckId, shares: [{ type: 'user', userId: ben.actor.id, level: 'admin' }] });
    await deleteComment(ben, { commentId: third });

    const { items } = await listComments(ben, { checkpointId });
    expect(items.map(({ deletedBy }) => deletedBy?.id).toSorted()).toEqual(
      [ana.actor.id, admin.actor.id, ben.actor.id].toSorted(),
    );
    expect(items.every(({ text, mentions }) => text === '' && mentions.length === 0)).toBe(true);
    expect((await trailOf(admin, theirs)).audit).toEqual(['comment.deleted']);
    for (const again of [
      () => deleteComment(ana, { commentId: mine }),
      () => editComment(ana, { commentId: mine, text: 'x' }),
    ]) {
      await expect(again()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('is deleted once by two at the same moment', async () => {
    const { checkpointId } = await begin();
    const { id: commentId } = await addComment(ana, { checkpointId, text: 'once' });
    const outcomes = await Promise.allSettled([
      deleteComment(ana, { commentId }),
      deleteComment(admin, { commentId }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('comes in pages, the newest first', async () => {
    const { checkpointId } = await begin();
    for (let n = 0; n < 5; n += 1) {
      // Three at the same moment: the page must not end between them and lose one.
      await addComment(later(ana, n < 3 ? 0 : n), { checkpointId, text: String(n) });
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listComments(ana, { checkpointId, limit: 2, cursor });
      seen.push(...page.items.map(({ text }) => text));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 2)).toEqual(['4', '3']);
    expect(seen.toSorted()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('is seen by pages that are open', async () => {
    const { runId, checkpointId } = await begin();
    const told = (work: () => Promise<unknown>) => pagesToldBy(acme.id, work);
    let commentId = '';
    const add = async () => {
      commentId = (await addComment(ana, { checkpointId, text: 'one' })).id;
    };
    expect(await told(add)).toEqual([`run:${runId}`]);
    expect(await told(() => editComment(ana, { commentId, text: 'one' }))).toEqual([]);
    expect(await told(() => editComment(ana, { commentId, text: 'two' }))).toEqual([`run:${runId}`]);
    expect(await told(() => deleteComment(ana, { commentId }))).toEqual([`run:${runId}`]);
  });
});

describe('who may see a run', () => {
  it('is the same whether one asks or is asked about', async () => {
    const top = await acme.department();
    const below = await acme.department(undefined, top);
    const { runId } = await begin({ departmentId: below });
    const people = [
      admin,
      ana,
      ben,
      stranger,
      await acme.person('lead', { departmentId: top }),
      await acme.person('lead', { departmentId: below }),
      await acme.person('lead', { departmentId: await acme.department() }),
      await acme.person('employee', { departmentId: below }),
    ];
    const asking = await Promise.all(
      people.map((person) =>
        getRun(person, { runId }).then(
          () => true,
          () => false,
        ),
      ),
    );
    const ids = people.map(({ actor }) => actor.id);
    const viewers = await read(admin, (tx) => findViewers(tx, runId, ids));
    expect(ids.map((id) => viewers.has(id))).toEqual(asking);
    expect(asking).toEqual([true, true, true, false, true, true, false, false]);

    const listed = await listViewers(ana, { runId, q: 'ben' });
    expect(listed).toEqual([{ id: ben.actor.id, name: 'Ben', hint: null }]);
    await expect(listViewers(stranger, { runId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
