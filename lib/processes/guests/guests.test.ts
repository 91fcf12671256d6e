import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { getProtocolData } from '@/lib/processes/protocols/get-protocol-data';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { confirmAsGuest } from './confirm-as-guest';
import { enterGuestPin } from './enter-guest-pin';
import { inviteGuest } from './invite-guest';
import { listGuests } from './list-guests';
import { openGuestStep } from './open-guest-step';
import { rejectAsGuest } from './reject-as-guest';
import { revokeGuest } from './revoke-guest';

const CANARY = 'Kanarienvogel';
const PIN = 'offene-tuer-7';
const guest = { name: 'Karla Kundin', email: 'karla@kunde.example' };

type Step = Parameters<typeof createPublishedDeck>[1][number][number];

let acme: TestTenant;
let owner: Ctx & { actor: Person };
let assignee: Ctx & { actor: Person };
let visitor: Ctx;
let stranger: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  owner = await acme.person('employee', { name: `${CANARY} Starter` });
  assignee = await acme.person('employee', { name: `${CANARY} Assignee` });
  visitor = { ...acme.job, actor: { kind: 'anonymous', id: 'anonymous' }, ip: '203.0.113.7' };
  stranger = await (await createTenant()).person('admin');
});

async function begin(step: Partial<Step> = {}, approverIds: string[] = []) {
  const { deckId } = await createPublishedDeck(
    owner,
    [
      [{ key: 'look', title: 'Ware annehmen', assignees: [user(assignee)], ...step }],
      [{ key: 'tell', title: `${CANARY} later`, assignees: [user(assignee)] }],
    ],
    { title: `${CANARY} deck`, approverIds },
  );
  const runId = (await startRun(owner, { deckId, title: 'Lieferung 4711', start: true })).id;
  const { steps } = await stepsOf(owner, runId);
  return { runId, checkpointId: steps.look!.id, nextId: steps.tell!.id };
}

/** Invites somebody, and reads the token where alone it stands. */
async function invite(checkpointId: string, more: { email?: string; pin?: string } = {}) {
  const { guestId } = await inviteGuest(owner, { checkpointId, ...guest, ...more });
  return { guestId, token: await tokenTo(owner, more.email ?? guest.email) };
}

async function mailTo(ctx: Ctx, email: string) {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ id: string; subject: string; body: string; name: string; kind: string }>(sql`
      select id, subject, text_body as body, to_name as name, kind from mails
      where to_address = ${email} order by id desc limit 1`),
  );
  return rows[0]!;
}

async function tokenTo(ctx: Ctx, email: string): Promise<string> {
  return /\/g\/([\w-]{43})/.exec((await mailTo(ctx, email)).body)![1]!;
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

async function everything(): Promise<string> {
  const { rows } = await read(acme.job, (tx) =>
    tx.execute<{ all: string }>(sql`
      select concat((select string_agg(g::text, ',' order by g.id) from guest_invitations g),
        (select string_agg(c::text, ',' order by c.id) from run_checkpoints c),
        (select count(*) from audit_log), (select count(*) from outbox), (select count(*) from run_events)) as all`),
  );
  return rows[0]!.all;
}

describe('inviteGuest', () => {
  it('sends a link by mail alone, and leaves its trail', async () => {
    const { runId, checkpointId } = await begin({ slaLimitMinutes: 60 });
    const made = await inviteGuest(owner, { checkpointId, name: guest.name, email: 'Karla@Kunde.Example' });

    const mail = await mailTo(owner, guest.email);
    expect(mail).toMatchObject({ name: guest.name, kind: 'guest' });
    expect(mail.subject).toMatch(/^Bitte bis .+: „Ware annehmen“ für Test/);
    expect(mail.body).toContain('Lieferung 4711');
    expect(mail.body).not.toContain(CANARY);
    const token = await tokenTo(owner, guest.email);
    expect(JSON.stringify(made)).not.toContain(token);
    expect(made.expiresAt.getTime() - owner.now.getTime()).toBe(30 * 86_400_000);
    expect(await everything()).not.toContain(token);
    expect((await trailOf(owner, checkpointId)).audit).toContain('guest.invited');
    expect((await trailOf(owner, mail.id)).posted).toEqual(['mail.queued']);
    const { items } = await listRunEvents(owner, { runId, order: 'newest' });
    expect(items[0]).toMatchObject({ type: 'checkpoint.guest_invited', data: { guest: guest.name } });
  });

  it('is refused to whoever may not hand the step on, and unknown to others', async () => {
    const { checkpointId } = await begin();
    const deputy = await acme.person('employee');
    const job = inviteGuest(acme.job, { checkpointId, ...guest });
    expect(await codeOf(job)).toBe('forbidden');
    expect(await codeOf(inviteGuest(deputy, { checkpointId, ...guest }))).toBe('not_found');
    expect(await codeOf(inviteGuest(stranger, { checkpointId, ...guest }))).toBe('not_found');
    expect(await codeOf(listGuests(stranger, { checkpointId }))).toBe('not_found');
    const reader = { ...owner, actor: { ...owner.actor, access: { grants: {}, departmentIds: [] } } };
    expect(await codeOf(inviteGuest(reader, { checkpointId, ...guest }))).toBe('forbidden');
    expect(await codeOf(listGuests(reader, { checkpointId }))).toBe('forbidden');
  });

  it('refuses what only insiders can bring, saying why', async () => {
    const field = { key: 'by', label: 'Kunde', page: 1, x: 0.1, y: 0.1, width: 0.3, height: 0.1 };
    const slot = { key: 'paper', name: 'Lieferschein', kinds: ['pdf'], signatures: [field] };
    const cases: [Partial<Step>, string][] = [
      [{ assigneeMode: 'all' }, 'everybody_signs'],
      [{ requireTodosDone: true }, 'todos'],
      [{ fileSlots: [slot] } as Partial<Step>, 'signatures'],
    ];
    for (const [step, obstacle] of cases) {
      const { checkpointId } = await begin(step);
      await expect(inviteGuest(owner, { checkpointId, ...guest })).rejects.toMatchObject({
        code: 'guest_not_possible',
        params: { obstacle },
      });
    }
  });

  it('is for steps at work, and for people without an account', async () => {
    const { runId, checkpointId, nextId } = await begin();
    expect(await codeOf(inviteGuest(owner, { checkpointId: nextId, ...guest }))).toBe(
      'checkpoint_not_active',
    );
    const email = assignee.actor.email.toUpperCase();
    await expect(inviteGuest(owner, { checkpointId, name: 'X', email })).rejects.toMatchObject({
      problems: [{ pointer: '/email', code: 'guest_has_account' }],
    });
    await pauseRun(owner, { runId });
    expect(await codeOf(inviteGuest(owner, { checkpointId, ...guest }))).toBe('checkpoint_not_active');
  });

  it('replaces the older link of an address, and stops at twenty', async () => {
    const { checkpointId } = await begin();
    const first = await invite(checkpointId);
    const second = await invite(checkpointId);
    expect(await codeOf(openGuestStep(visitor, { token: first.token }))).toBe('not_found');
    expect(await codeOf(openGuestStep(visitor, { token: second.token }))).toBe('done');
    expect(await listGuests(owner, { checkpointId })).toMatchObject([{ id: second.guestId, ...guest }]);

    const attempts = await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        codeOf(inviteGuest(owner, { checkpointId, name: 'X', email: `x${n}@kunde.example` })),
      ),
    );
    expect(attempts.filter((code) => code === 'done')).toHaveLength(18);
    expect(attempts.filter((code) => code === 'limit_reached')).toHaveLength(7);
  });
});

describe('openGuestStep', () => {
  it('shows the one step and nobody in it, and changes nothing', async () => {
    const fields = [{ key: 'found', label: 'Anzahl', type: 'number' as const, required: true }];
    const { runId, checkpointId } = await begin({
      ...{ instructions: 'Bitte **zählen**.', fields, subtasks: ['Siegel prüfen'], requireNote: true },
    });
    const { token } = await invite(checkpointId);
    const before = await everything();
    const opened = await openGuestStep(visitor, { token });

    expect(opened).toMatchObject({
      state: 'open',
      step: {
        ...{ name: guest.name, runTitle: 'Lieferung 4711', title: 'Ware annehmen' },
        ...{ instructions: 'Bitte **zählen**.', requireNote: true, isPaused: false },
        subtasks: [{ title: 'Siegel prüfen', isDone: false }],
      },
    });
    const text = JSON.stringify(opened);
    expect(text).not.toContain(CANARY);
    for (const id of [runId, checkpointId, owner.actor.id, assignee.actor.id]) expect(text).not.toContain(id);
    expect(await everything()).toBe(before);
  });

  it('tells of what others filled in only what the instructions name', async () => {
    const field = (key: string) => ({ key, label: key, type: 'text' as const });
    const { deckId } = await createPublishedDeck(owner, [
      [{ key: 'find', fields: [field('hall'), field('gate'), field('secret')] }],
      [{ key: 'go', instructions: 'Tor {{find.gate}}, Halle **{{find.hall}}**' }],
    ]);
    const runId = (await startRun(owner, { deckId, start: true })).id;
    const find = (await stepsOf(owner, runId)).steps.find!.id;
    await confirmCheckpoint(owner, { checkpointId: find, fields: { hall: '[7]', secret: CANARY } });
    const { token } = await invite((await stepsOf(owner, runId)).steps.go!.id);
    const opened = await openGuestStep(visitor, { token });
    expect(opened).toMatchObject({ step: { instructions: 'Tor –, Halle **\\[7\\]**' } });
    expect(JSON.stringify(opened)).not.toContain(CANARY);
  });

  it('knows no difference between unknown, expired, revoked, used, foreign and no longer asked', async () => {
    const used = await begin();
    const usedToken = (await invite(used.checkpointId)).token;
    await confirmAsGuest(visitor, { token: usedToken });
    const revoked = await invite((await begin()).checkpointId);
    await revokeGuest(owner, { guestId: revoked.guestId });
    const handed = await begin();
    const handedToken = (await invite(handed.checkpointId)).token;
    await reassignCheckpoint(owner, { checkpointId: handed.checkpointId, userIds: [owner.actor.id] });
    const done = await begin();
    const doneToken = (await invite(done.checkpointId)).token;
    await confirmCheckpoint(assignee, { checkpointId: done.checkpointId });
    await reopenCheckpoint(owner, { checkpointId: done.checkpointId });
    const ended = await begin();
    const endedToken = (await invite(ended.checkpointId)).token;
    await cancelRun(owner, { runId: ended.runId, reason: 'Irrtum' });
    const { token } = await invite((await begin()).checkpointId);

    const outcomes = await Promise.all(
      [
        openGuestStep(visitor, { token: 'x'.repeat(43) }),
        openGuestStep(later(visitor, 31 * 86_400), { token }),
        openGuestStep({ ...visitor, tenantId: stranger.tenantId }, { token }),
        confirmAsGuest({ ...visitor, tenantId: stranger.tenantId }, { token }),
        rejectAsGuest({ ...visitor, tenantId: stranger.tenantId }, { token }),
        ...[usedToken, revoked.token, handedToken, doneToken, endedToken].flatMap((dead) => [
          openGuestStep(visitor, { token: dead }),
          confirmAsGuest(visitor, { token: dead }),
          rejectAsGuest(visitor, { token: dead }),
          enterGuestPin(visitor, { token: dead, pin: PIN }),
        ]),
      ].map((attempt) => attempt.catch((error: Error) => error)),
    );
    expect(outcomes).toHaveLength(25);
    expect(new Set(outcomes.map((outcome) => JSON.stringify({ ...(outcome as Error) }))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ code: 'not_found' });
  });
});

describe('confirmAsGuest', () => {
  it('signs the step off under the name of the guest, wherever that is read', async () => {
    const fields = [{ key: 'found', label: 'Anzahl', type: 'number' as const, required: true }];
    const { runId, checkpointId } = await begin({
      ...{ fields, subtasks: ['Siegel prüfen'], requireSignoffName: true, confirmationType: 'yes_no' },
    });
    const { token, guestId } = await invite(checkpointId);
    const given = { value: 'yes' as const, note: 'Gut', signoffName: 'karla kundin', fields: { found: 7 } };

    await expect(confirmAsGuest(visitor, { token, subtasks: [5] })).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: expect.arrayContaining(
        ['value_missing', 'subtask_open', 'field_missing', 'signoff_name_missing'].map((code) =>
          expect.objectContaining({ code }),
        ),
      ),
    });
    expect(await confirmAsGuest(visitor, { token, ...given, subtasks: [0] })).toEqual({
      status: 'completed',
    });

    const { steps } = await stepsOf(assignee, runId);
    expect(steps.look).toMatchObject({
      ...{ status: 'completed', value: 'yes', note: 'Gut', fieldValues: { found: 7 } },
      ...{ decidedBy: null, decidedByGuest: guest.name, decidedAt: expect.any(Date) },
      subtasks: [{ title: 'Siegel prüfen', doneBy: guest.name }],
    });
    expect(steps.tell!.status).toBe('active');
    const { items } = await listRunEvents(assignee, { runId, order: 'newest' });
    const said = items.find(({ type }) => type === 'checkpoint.confirmed');
    expect(said?.actor).toEqual({ kind: 'link', id: guestId, name: guest.name });
    const { data } = await getProtocolData(acme.job, { runId });
    expect(data.lanes[0]?.steps[0]).toMatchObject({ decidedBy: guest.name, isByGuest: true });
    expect(data.events.find(({ type }) => type === 'checkpoint.confirmed')?.actor.name).toBe(guest.name);

    const { audit } = await trailOf(owner, checkpointId);
    expect(audit).toEqual(
      expect.arrayContaining(['guest.invited', 'checkpoint.confirmed', 'guest.answered']),
    );
    const { rows } = await read(owner, (tx) =>
      tx.execute<{ actor: string; body: string }>(sql`
        select l.actor, p.body from audit_log l join audit_payload p on p.seq = l.seq
        where l.action = 'guest.answered' and l.target = ${`checkpoint:${checkpointId}`}`),
    );
    expect(rows[0]?.actor).toBe(`link:${guestId}`);
    expect(rows[0]?.body).toContain(createHash('sha256').update(guest.email).digest('hex'));
    expect(rows[0]?.body).not.toContain(guest.email);
  });

  it('forgets the guest when the step is taken up again, and shows who does it then', async () => {
    const { runId, checkpointId } = await begin();
    const { token } = await invite(checkpointId);
    await confirmAsGuest(visitor, { token });
    await reopenCheckpoint(owner, { checkpointId });
    expect((await stepsOf(owner, runId)).steps.look).toMatchObject({ decidedByGuest: null, decidedAt: null });
    await confirmCheckpoint(assignee, { checkpointId });
    expect((await stepsOf(owner, runId)).steps.look).toMatchObject({
      decidedByGuest: null,
      decidedBy: { id: assignee.actor.id },
    });
  });

  it('takes one answer of forty that come at once, whoever they come from', async () => {
    const { runId, checkpointId } = await begin({ confirmationType: 'accept_reject' });
    const mine = await invite(checkpointId);
    const other = await invite(checkpointId, { email: 'other@kunde.example' });
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        if (n % 4 === 0) return codeOf(confirmAsGuest(visitor, { token: mine.token }));
        if (n % 4 === 1) return codeOf(rejectAsGuest(visitor, { token: other.token }));
        if (n % 4 === 2) return codeOf(confirmAsGuest(visitor, { token: other.token }));
        return codeOf(confirmCheckpoint(assignee, { checkpointId }));
      }),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['done', 'not_found', 'checkpoint_not_active']));
    const { items } = await listRunEvents(owner, { runId, order: 'newest', limit: 100 });
    expect(items.filter(({ type }) => /checkpoint\.(confirmed|rejected)/.test(type))).toHaveLength(1);
  });

  it('waits while the run is paused, and is told so', async () => {
    const { runId, checkpointId } = await begin();
    const { token } = await invite(checkpointId);
    await pauseRun(owner, { runId });
    expect(await openGuestStep(visitor, { token })).toMatchObject({ step: { isPaused: true } });
    expect(await codeOf(confirmAsGuest(visitor, { token }))).toBe('checkpoint_not_active');
  });

  it('never gives the eyes of whoever invited the guest a second pair', async () => {
    const lead = await acme.person('lead');
    const { deckId } = await createPublishedDeck(owner, [[{ key: 'look', assignees: [user(assignee)] }]], {
      approverIds: [lead.actor.id],
    });
    const run = await startRun(owner, { deckId, start: true });
    const checkpointId = (await stepsOf(owner, run.id)).steps.look!.id;
    const admin = await acme.person('admin');
    await reassignCheckpoint(admin, { checkpointId, userIds: [lead.actor.id] });
    await inviteGuest(lead, { checkpointId, ...guest });
    await confirmAsGuest(visitor, { token: await tokenTo(owner, guest.email) });
    expect(await codeOf(decideApproval(lead, { runId: run.id, decision: 'approve' }))).toBe('four_eyes');
  });
});

describe('rejectAsGuest', () => {
  it('says no with a reason, where the step can be rejected', async () => {
    const { runId, checkpointId } = await begin({ confirmationType: 'accept_reject' });
    const { token } = await invite(checkpointId);
    expect(await rejectAsGuest(visitor, { token, reason: 'Beschädigt' })).toEqual({ status: 'rejected' });
    expect((await stepsOf(owner, runId)).steps.look).toMatchObject({
      ...{ status: 'rejected', rejectionReason: 'Beschädigt', decidedByGuest: guest.name },
    });
    const { audit, posted } = await trailOf(owner, checkpointId);
    expect(audit).toContain('guest.answered');
    expect(posted).toContain('checkpoint.rejected');

    const plain = await invite((await begin()).checkpointId);
    expect(await codeOf(rejectAsGuest(visitor, { token: plain.token }))).toBe('invalid_transition');
    expect(await codeOf(openGuestStep(visitor, { token: plain.token }))).toBe('done');
  });
});

describe('revokeGuest', () => {
  it('ends an invitation, once, by whoever may hand the step on', async () => {
    const { checkpointId } = await begin();
    const { guestId, token } = await invite(checkpointId);
    expect(await codeOf(revokeGuest(stranger, { guestId }))).toBe('not_found');
    expect(await codeOf(revokeGuest(acme.job, { guestId }))).toBe('forbidden');

    await revokeGuest(owner, { guestId });
    expect(await codeOf(confirmAsGuest(visitor, { token }))).toBe('not_found');
    expect(await codeOf(revokeGuest(owner, { guestId }))).toBe('conflict');
    expect(await listGuests(owner, { checkpointId })).toEqual([]);
    expect((await trailOf(owner, checkpointId)).audit).toContain('guest.revoked');
  });
});

describe('enterGuestPin', () => {
  it('has to be entered before anything is shown or done', async () => {
    const { checkpointId } = await begin();
    const { token } = await invite(checkpointId, { pin: PIN });
    expect((await mailTo(owner, guest.email)).body).not.toContain(PIN);
    expect(await openGuestStep(visitor, { token })).toEqual({ state: 'pin', lockedUntil: null });
    await expect(confirmAsGuest(visitor, { token })).rejects.toMatchObject({
      problems: [{ code: 'pin_missing' }],
    });
    const { pass } = await enterGuestPin(visitor, { token, pin: PIN });
    expect(await openGuestStep(visitor, { token, pass })).toMatchObject({ state: 'open' });
    expect(await confirmAsGuest(visitor, { token, pass })).toEqual({ status: 'completed' });
    expect((await trailOf(owner, checkpointId)).audit).toContain('guest.unlocked');
  });

  it('compares at most five of forty wrong ones, and then none for an hour', async () => {
    const { checkpointId } = await begin();
    const { token } = await invite(checkpointId, { pin: PIN });
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => codeOf(enterGuestPin(visitor, { token, pin: `wrong-pin-${n}` }))),
    );
    expect(codes.filter((code) => code === 'invalid_input')).toHaveLength(5);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(35);
    expect(await codeOf(enterGuestPin(visitor, { token, pin: PIN }))).toBe('rate_limited');
    expect(await listGuests(owner, { checkpointId })).toMatchObject([{ hasPin: true, isLocked: true }]);
    expect(await openGuestStep(visitor, { token })).toMatchObject({ lockedUntil: expect.any(Date) });
    await enterGuestPin(later(visitor, 3601), { token, pin: PIN });
    const { audit } = await trailOf(owner, checkpointId);
    expect(audit.filter((action) => action === 'guest.refused')).toHaveLength(5);
  });
});
