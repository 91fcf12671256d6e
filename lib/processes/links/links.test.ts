import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { takeHit } from '@/lib/platform/limits/take-hit';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { tickSubtask } from '@/lib/processes/checkpoints/tick-subtask';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { createLink } from './create-link';
import { enterPin } from './enter-pin';
import { linkLimits } from './inputs';
import { listLinks } from './list-links';
import { openLink } from './open-link';
import { revokeLink } from './revoke-link';

const CANARY = 'Kanarienvogel';
const PIN = 'offene-tuer-7';

let acme: TestTenant;
let owner: Ctx & { actor: Person };
let assignee: Ctx & { actor: Person };
let visitor: Ctx;
let stranger: Ctx;
let runId: string;

beforeAll(async () => {
  acme = await createTenant();
  owner = await acme.person('employee', { name: `${CANARY} Starter` });
  assignee = await acme.person('employee', { name: `${CANARY} Assignee` });
  visitor = { ...acme.job, actor: { kind: 'anonymous', id: 'anonymous' }, ip: '203.0.113.7' };
  stranger = { ...visitor, tenantId: (await createTenant()).id };
  runId = await newRun();
});

async function newRun(): Promise<string> {
  const field = { key: 'found', label: `${CANARY} field`, type: 'text' as const };
  const { deckId } = await createPublishedDeck(
    owner,
    [
      [
        {
          ...{ key: 'look', title: 'Hinsehen', instructions: `${CANARY} instructions` },
          ...{ assignees: [user(assignee)], requireNote: true, fields: [field] },
          subtasks: [`${CANARY} subtask`],
        },
      ],
      [{ key: 'tell', title: 'Berichten', assignees: [user(assignee)] }],
    ],
    { title: `${CANARY} deck`, approverIds: [owner.actor.id] },
  );
  return (await startRun(owner, { deckId, title: 'Reklamation 4711', start: true })).id;
}

describe('createLink', () => {
  it('gives a token once, keeps its hash, and leaves its trail', async () => {
    const { linkId, token, expiresAt } = await createLink(owner, { runId });

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(expiresAt.getTime() - owner.now.getTime()).toBe(30 * 86_400_000);
    const links = await listLinks(owner, { runId });
    expect(links.find(({ id }) => id === linkId)).toMatchObject({ state: 'open', hasPin: false, opens: 0 });
    expect(JSON.stringify(links)).not.toContain(token);
    expect((await trailOf(owner, runId)).audit).toContain('link.created');
  });

  it('is refused to whoever does not steer the run, and unknown to other tenants', async () => {
    await expect(createLink(assignee, { runId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listLinks(assignee, { runId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createLink(acme.job, { runId })).rejects.toMatchObject({ code: 'forbidden' });
    const uninvolved = await acme.person('employee');
    await expect(createLink(uninvolved, { runId })).rejects.toMatchObject({ code: 'not_found' });
    const foreign = await (await createTenant()).person('admin');
    await expect(createLink(foreign, { runId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listLinks(foreign, { runId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('makes no more than can be looked after, however many are asked for at once, and lists those that work first', async () => {
    const busy = await newRun();
    const made = await Promise.allSettled(
      Array.from({ length: 30 }, () => createLink(owner, { runId: busy })),
    );
    const live = made.filter((each) => each.status === 'fulfilled');
    expect(live).toHaveLength(linkLimits.livePerRun);
    for (const refusal of made) {
      if (refusal.status === 'rejected') expect(refusal.reason).toMatchObject({ code: 'limit_reached' });
    }
    const { linkId } = live[0]!.value;
    await revokeLink(owner, { linkId });
    await createLink(owner, { runId: busy });
    expect((await listLinks(owner, { runId: busy })).at(-1)).toMatchObject({ id: linkId, state: 'revoked' });
  });

  it('takes a PIN of 8 to 32 characters and up to a year', async () => {
    for (const wrong of [
      { pin: '1234567' },
      { pin: 'x'.repeat(33) },
      { expiresInDays: 0 },
      { expiresInDays: 366 },
    ]) {
      await expect(createLink(owner, { runId, ...wrong })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});

describe('openLink', () => {
  it('shows title, lanes, steps and dates, and nothing else', async () => {
    const { token } = await createLink(owner, { runId });
    const { steps } = await stepsOf(owner, runId);
    const opened = await openLink(visitor, { token });

    expect(opened).toMatchObject({
      state: 'open',
      run: {
        title: 'Reklamation 4711',
        status: 'active',
        lanes: [
          { title: 'Lane 1', steps: [{ title: 'Hinsehen', status: 'active', decidedAt: null }] },
          { title: 'Lane 2', steps: [{ title: 'Berichten', status: 'pending', decidedAt: null }] },
        ],
      },
    });
    const text = JSON.stringify(opened);
    expect(text).not.toContain(CANARY);
    // Nor any id by which something could be asked for elsewhere.
    for (const id of [runId, steps.look!.id, owner.actor.id, assignee.actor.id])
      expect(text).not.toContain(id);
  });

  it('tells no names, notes, values or reasons when much has happened either', async () => {
    const id = await newRun();
    const { token } = await createLink(owner, { runId: id });
    const { steps } = await stepsOf(owner, id);
    await tickSubtask(assignee, { checkpointId: steps.look!.id, index: 0, done: true });
    await confirmCheckpoint(assignee, {
      checkpointId: steps.look!.id,
      note: `${CANARY} note`,
      fields: { found: `${CANARY} value` },
    });
    const opened = await openLink(visitor, { token });

    expect(JSON.stringify(opened)).not.toContain(CANARY);
    expect(opened).toMatchObject({
      run: { lanes: [{ steps: [{ status: 'completed', decidedAt: expect.any(String) }] }, {}] },
    });
  });

  it('counts every look, and audits one an hour', async () => {
    const id = await newRun();
    const { token, linkId } = await createLink(owner, { runId: id });
    await Promise.all(Array.from({ length: 10 }, () => openLink(visitor, { token })));
    await openLink(later(visitor, 1800), { token });
    await openLink(later(visitor, 3700), { token });

    const [link] = await listLinks(owner, { runId: id });
    expect(link).toMatchObject({ id: linkId, opens: 12 });
    const { audit } = await trailOf(owner, id);
    expect(audit.filter((action) => action === 'link.opened')).toHaveLength(2);
  });

  it('knows no difference between unknown, expired, revoked and foreign', async () => {
    const expiring = await createLink(owner, { runId, expiresInDays: 1 });
    const revoked = await createLink(owner, { runId });
    await revokeLink(owner, { linkId: revoked.linkId });
    const alive = await createLink(owner, { runId });
    const attempts = [
      openLink(visitor, { token: 'x'.repeat(43) }),
      openLink(later(visitor, 86_500), { token: expiring.token }),
      openLink(visitor, { token: revoked.token }),
      openLink(stranger, { token: alive.token }),
    ];
    const outcomes = await Promise.all(attempts.map((attempt) => attempt.catch((error: Error) => error)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify({ ...(outcome as Error) }))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ code: 'not_found' });
  });
});

describe('revokeLink', () => {
  it('ends a link, once, by whoever steers the run', async () => {
    const { linkId, token } = await createLink(owner, { runId });
    await expect(revokeLink(assignee, { linkId })).rejects.toMatchObject({ code: 'forbidden' });
    const foreign = await (await createTenant()).person('admin');
    await expect(revokeLink(foreign, { linkId })).rejects.toMatchObject({ code: 'not_found' });

    await revokeLink(owner, { linkId });
    await expect(openLink(visitor, { token })).rejects.toMatchObject({ code: 'not_found' });
    await expect(revokeLink(owner, { linkId })).rejects.toMatchObject({ code: 'conflict' });
    expect((await trailOf(owner, runId)).audit).toContain('link.revoked');
  });
});

describe('enterPin', () => {
  it('opens the link for one browser and for half a day', async () => {
    const { token } = await createLink(owner, { runId, pin: PIN });
    const other = await createLink(owner, { runId, pin: PIN });
    expect(await openLink(visitor, { token })).toEqual({ state: 'pin', lockedUntil: null });

    const { pass } = await enterPin(visitor, { token, pin: PIN });
    expect(await openLink(visitor, { token, pass })).toMatchObject({ state: 'open' });
    expect(await openLink(later(visitor, 13 * 3600), { token, pass })).toMatchObject({ state: 'pin' });
    expect(await openLink(visitor, { token: other.token, pass })).toMatchObject({ state: 'pin' });
    const longer = pass.replace(/^\d+/, (time) => String(Number(time) + 1));
    expect(await openLink(visitor, { token, pass: longer })).toMatchObject({ state: 'pin' });
    expect((await trailOf(owner, runId)).audit).toContain('link.unlocked');
  });

  it('locks for an hour after five wrong PINs, also for the right one, and forgets them after a right one', async () => {
    const id = await newRun();
    const { token } = await createLink(owner, { runId: id, pin: PIN });
    const wrong = (ctx: Ctx) => enterPin(ctx, { token, pin: 'not-the-pin' });
    for (let n = 0; n < 4; n += 1)
      await expect(wrong(visitor)).rejects.toMatchObject({ code: 'invalid_input' });
    await enterPin(visitor, { token, pin: PIN });
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      await expect(wrong(visitor)).rejects.toMatchObject({
        params: { triesLeft },
        problems: [{ code: 'pin_wrong' }],
      });
    }
    await expect(enterPin(visitor, { token, pin: PIN })).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await openLink(visitor, { token })).toMatchObject({
      state: 'pin',
      lockedUntil: expect.any(String),
    });
    expect(await listLinks(owner, { runId: id })).toMatchObject([{ state: 'locked' }]);

    const { audit } = await trailOf(owner, id);
    expect(audit.filter((action) => action === 'link.refused')).toHaveLength(9);
    await enterPin(later(visitor, 3601), { token, pin: PIN });
  });

  it('compares at most five of forty that come at once', async () => {
    const id = await newRun();
    const { token } = await createLink(owner, { runId: id, pin: PIN });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => enterPin(visitor, { token, pin: `wrong-pin-${n}` })),
    );
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(codes.filter((code) => code === 'invalid_input')).toHaveLength(5);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(35);
    const { audit } = await trailOf(owner, id);
    expect(audit.filter((action) => action === 'link.refused')).toHaveLength(5);
  });

  it('tells nothing about links that are none', async () => {
    await expect(enterPin(visitor, { token: 'nonsense', pin: PIN })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { token } = await createLink(owner, { runId, pin: PIN });
    await expect(enterPin(stranger, { token, pin: PIN })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the door for visitors', () => {
  it('lets 60 through in a minute from one address, and others beside it', async () => {
    const now = new Date('2026-05-01T10:00:00.000Z');
    const look = (ip: string) => takeHit({ ...visitor, now }, 'public_view', ip);
    for (let n = 0; n < 60; n += 1) await look('198.51.100.1');
    await expect(look('198.51.100.1')).rejects.toMatchObject({
      code: 'rate_limited',
      params: { retryAfterSeconds: expect.any(Number) },
    });
    await look('198.51.100.2');
  });
});
