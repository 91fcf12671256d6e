import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';

import { verifyAudit } from '@/lib/platform/audit/verify-audit';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { deleteComment } from '@/lib/processes/checkpoints/delete-comment';
import { editComment } from '@/lib/processes/checkpoints/edit-comment';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { advanceProtocol } from './advance-protocol';
import { failProtocol } from './fail-protocol';
import { finishProtocol } from './finish-protocol';
import { forgetProtocol } from './forget-protocol';
import { getProtocol } from './get-protocol';
import { getProtocolData } from './get-protocol-data';
import { keepProtocol } from './keep-protocol';
import { loseProtocol } from './lose-protocol';
import { purgeProtocols } from './purge-protocols';
import { readProtocol } from './read-protocol';
import { requestProtocol } from './request-protocol';
import { takeProtocol } from './take-protocol';
import { voidProtocols } from './void-protocols';
import { withdrawProtocols } from './withdraw-protocols';

const pdf = Buffer.from('%PDF-1.7 a protocol');
const print = { fileId: newId(), pages: 9, size: 8, sha256: 'ab'.repeat(32) };

let acme: TestTenant;
let owner: Ctx & { actor: Person };
let stranger: Ctx & { actor: Person };
let foreign: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  owner = await acme.person('employee', { name: 'Anna Weber' });
  stranger = await acme.person('employee');
  foreign = await (await createTenant()).person('admin');
});

async function newRun() {
  const { deckId } = await createPublishedDeck(owner, [
    [{ key: 'a', assignees: [user(owner)] }],
    [{ key: 'b', assignees: [user(owner)] }],
  ]);
  const { id: runId } = await startRun(owner, { deckId, title: 'Regale', start: true });
  return { runId };
}

async function newProtocol() {
  const { runId } = await newRun();
  const { protocolId } = await requestProtocol(owner, { runId });
  return { runId, protocolId };
}

async function printed() {
  const made = await newProtocol();
  await takeProtocol(acme.job, { protocolId: made.protocolId });
  await keepProtocol(acme.job, { protocolId: made.protocolId, pages: 2, pdf });
  return made;
}

/** What lies in the storage for a protocol. */
async function copiesOf(ctx: Ctx, protocolId: string): Promise<string[]> {
  const folder = join(env().DATA_DIR, 'files', storageKeys.protocols(ctx.tenantId, protocolId));
  return readdir(folder).catch(() => []);
}

describe('requestProtocol', () => {
  it('orders a protocol, for the trail and for the post', async () => {
    const { runId } = await newRun();
    const asked = await requestProtocol(owner, { runId, locale: 'en' });

    expect(asked).toMatchObject({ status: 'queued', progress: 0 });
    const { audit, posted } = await trailOf(owner, runId);
    expect(audit.filter((action) => action === 'protocol.requested')).toHaveLength(1);
    expect(posted.filter((type) => type === 'protocol.requested')).toHaveLength(1);
  });

  it('makes nothing twice: the same content is the same protocol, asked for by anybody, however often at once', async () => {
    const { runId } = await newRun();
    const all = await Promise.all(Array.from({ length: 8 }, () => requestProtocol(owner, { runId })));

    expect(new Set(all.map(({ protocolId }) => protocolId)).size).toBe(1);
    const admin = await acme.person('admin');
    expect((await requestProtocol(later(admin, 60), { runId })).protocolId).toBe(all[0]!.protocolId);
    const { posted } = await trailOf(owner, runId);
    expect(posted.filter((type) => type === 'protocol.requested')).toHaveLength(1);
  });

  it('makes another one for another language, and after anything has happened', async () => {
    const { runId, protocolId } = await newProtocol();
    expect((await requestProtocol(owner, { runId, locale: 'en' })).protocolId).not.toBe(protocolId);

    const { steps } = await stepsOf(owner, runId);
    await confirmCheckpoint(owner, { checkpointId: steps.a!.id });
    expect((await requestProtocol(owner, { runId })).protocolId).not.toBe(protocolId);
  });

  it('makes another one after somebody has said something, changed it or taken it back', async () => {
    const { runId, protocolId } = await newProtocol();
    const checkpointId = (await stepsOf(owner, runId)).steps.a!.id;
    const colleague = owner.actor.id;
    const { id: commentId } = await addComment(owner, { checkpointId, text: `@{${colleague}} schau mal` });
    const { id: goneId } = await addComment(owner, { checkpointId, text: 'Unfug' });

    const said = (await getProtocolData(owner, { runId })).data.lanes[0]!.steps[0]!.comments;
    expect(said).toEqual([
      { by: 'Anna Weber', text: '@Anna Weber schau mal', at: owner.now.toISOString(), editedAt: null },
      { by: 'Anna Weber', text: 'Unfug', at: owner.now.toISOString(), editedAt: null },
    ]);
    const asked = [protocolId, (await requestProtocol(owner, { runId })).protocolId];
    await editComment(later(owner, 60), { commentId, text: 'schau mal' });
    asked.push((await requestProtocol(owner, { runId })).protocolId);
    await deleteComment(owner, { commentId: goneId });
    asked.push((await requestProtocol(owner, { runId })).protocolId);

    expect(new Set(asked).size).toBe(4);
    const { data } = await getProtocolData(owner, { runId });
    expect(data.lanes[0]!.steps[0]).toMatchObject({
      comments: [{ text: 'schau mal', editedAt: later(owner, 60).now.toISOString() }],
      commentsLeftOut: 0,
    });
  });

  it('orders again what failed, and what a worker has not brought for long', async () => {
    const { runId, protocolId } = await newProtocol();
    await failProtocol(acme.job, { protocolId });
    expect(await requestProtocol(owner, { runId })).toMatchObject({ protocolId, status: 'queued' });

    await takeProtocol(acme.job, { protocolId });
    expect(await requestProtocol(owner, { runId })).toMatchObject({ status: 'rendering', progress: 10 });
    expect(await requestProtocol(later(owner, 700), { runId })).toMatchObject({ status: 'queued' });
    const { posted } = await trailOf(owner, runId);
    expect(posted.filter((type) => type === 'protocol.requested')).toHaveLength(3);
  });

  it('is refused to whoever may not see the run, and unknown to other tenants', async () => {
    const { runId, protocolId } = await newProtocol();
    for (const ctx of [stranger, foreign]) {
      await expect(requestProtocol(ctx, { runId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(getProtocol(ctx, { protocolId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(readProtocol(ctx, { protocolId })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('a worker', () => {
  it('takes the order, tells how far it is, and brings the file, with its hash in the trail', async () => {
    const { runId, protocolId } = await newProtocol();
    const order = await takeProtocol(acme.job, { protocolId });

    expect(order).toMatchObject({
      locale: 'de',
      data: { run: { title: 'Regale', startedBy: 'Anna Weber' } },
    });
    await advanceProtocol(acme.job, { protocolId, progress: 40 });
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'rendering', progress: 40 });
    await expect(readProtocol(owner, { protocolId })).rejects.toMatchObject({ code: 'not_found' });

    await keepProtocol(acme.job, { protocolId, pages: 2, pdf });
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'finished', pages: 2 });
    const { bytes, size, name } = await readProtocol(owner, { protocolId });
    expect(await text(bytes)).toBe('%PDF-1.7 a protocol');
    expect(size).toBe(pdf.byteLength);
    expect(name).toMatch(/^Protokoll-\d{4}-\d{6}\.pdf$/);
    expect((await trailOf(owner, runId)).audit).toContain('protocol.finished');
    expect(await requestProtocol(owner, { runId })).toMatchObject({ protocolId, status: 'finished' });
  });

  it('finds nothing left to do when it comes a second time', async () => {
    const { protocolId } = await newProtocol();
    await takeProtocol(acme.job, { protocolId });
    await keepProtocol(acme.job, { protocolId, pages: 2, pdf });

    expect(await takeProtocol(acme.job, { protocolId })).toBeNull();
    await advanceProtocol(acme.job, { protocolId, progress: 40 });
    await failProtocol(acme.job, { protocolId });
    await keepProtocol(acme.job, { protocolId, pages: 9, pdf: Buffer.from('too late') });
    await expect(finishProtocol(acme.job, { protocolId, ...print })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await text((await readProtocol(owner, { protocolId })).bytes)).toBe('%PDF-1.7 a protocol');
    expect(await copiesOf(owner, protocolId)).toHaveLength(1);
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'finished', pages: 2 });
  });

  it('is the only one that may, and only in its own tenant', async () => {
    const { runId, protocolId } = await newProtocol();
    const admin = await acme.person('admin');
    const job: Ctx = { ...foreign, actor: { kind: 'job', id: 'test' } };
    const calls = [
      (ctx: Ctx) => takeProtocol(ctx, { protocolId }),
      (ctx: Ctx) => advanceProtocol(ctx, { protocolId, progress: 50 }),
      (ctx: Ctx) => finishProtocol(ctx, { protocolId, ...print }),
      (ctx: Ctx) => failProtocol(ctx, { protocolId }),
      (ctx: Ctx) => voidProtocols(ctx, { runId }),
      (ctx: Ctx) => forgetProtocol(ctx, { protocolId, days: 0 }),
      (ctx: Ctx) => purgeProtocols(ctx, { days: 0 }),
    ];
    for (const call of calls) {
      await expect(call(admin)).rejects.toMatchObject({ code: 'forbidden' });
      await call(job).catch((error: unknown) => expect(error).toMatchObject({ code: 'not_found' }));
    }
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'queued', progress: 0 });
  });
});

describe('purgeProtocols', () => {
  it('removes what nobody has asked for in a while, with its file, in bounded bites', async () => {
    const tenant = await createTenant();
    const person = await tenant.person('admin');
    const { deckId } = await createPublishedDeck(person, [[{ key: 'a' }]]);
    const { id: runId } = await startRun(person, { deckId, start: true });
    const ids: string[] = [];
    for (const locale of ['de', 'en'] as const) {
      const { protocolId } = await requestProtocol(person, { runId, locale });
      await takeProtocol(tenant.job, { protocolId });
      await keepProtocol(tenant.job, { protocolId, pages: 1, pdf });
      ids.push(protocolId);
    }
    // What a worker left that died between the storage and the database.
    await openStorage().put(storageKeys.protocol(tenant.job.tenantId, ids[0]!, newId()), pdf);
    const inDays = (days: number) => later(tenant.job, days * 86_400);
    await requestProtocol(later(person, 20 * 86_400), { runId, locale: 'en' });

    expect(await purgeProtocols(inDays(31), { days: 30 })).toEqual({ removed: 1, more: false });
    expect(await purgeProtocols(inDays(60), { days: 30, limit: 1 })).toEqual({ removed: 1, more: true });
    expect(await purgeProtocols(inDays(60), { days: 30 })).toEqual({ removed: 0, more: false });
    for (const id of ids) expect(await copiesOf(person, id)).toEqual([]);
  });
});

describe('a protocol', () => {
  it('is ordered anew when the storage has lost it', async () => {
    const { runId, protocolId } = await printed();
    await openStorage().remove(storageKeys.protocols(owner.tenantId, protocolId));
    for (const ctx of [stranger, foreign])
      expect(await loseProtocol(ctx, { protocolId })).toEqual({ lost: false });
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'finished' });
    await expect(readProtocol(owner, { protocolId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await requestProtocol(owner, { runId })).toMatchObject({ protocolId, status: 'queued' });
  });

  it('leaves with its copies when something was taken back in the run, also one that is being made', async () => {
    const { runId, protocolId } = await printed();
    const { protocolId: underWay } = await requestProtocol(owner, { runId, locale: 'en' });
    await takeProtocol(acme.job, { protocolId: underWay });
    const other = await printed();

    await withdrawProtocols(acme.job, { runId });
    await withdrawProtocols(acme.job, { runId });
    await keepProtocol(acme.job, { protocolId: underWay, pages: 1, pdf });
    for (const id of [protocolId, underWay]) {
      expect(await copiesOf(owner, id)).toEqual([]);
      await expect(readProtocol(owner, { protocolId: id })).rejects.toMatchObject({ code: 'not_found' });
      expect(await getProtocol(owner, { protocolId: id })).toMatchObject({ status: 'failed' });
    }
    expect(await text((await readProtocol(owner, { protocolId: other.protocolId })).bytes)).toBe(
      '%PDF-1.7 a protocol',
    );
    expect(await requestProtocol(owner, { runId })).toMatchObject({ protocolId, status: 'queued' });
  });
});

describe('getProtocolData', () => {
  it('tells everything a protocol prints, with where the audit log stands', async () => {
    const { runId } = await newRun();
    const { steps } = await stepsOf(owner, runId);
    await confirmCheckpoint(owner, { checkpointId: steps.a!.id, note: 'Alles gut' });
    const { data, audit } = await getProtocolData(owner, { runId });

    expect(data.run.versionSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(data.tenant.timeZone).toBe('Europe/Berlin');
    expect(data.lanes.map(({ steps }) => steps.map(({ key, status }) => [key, status]))).toEqual([
      [['a', 'completed']],
      [['b', 'active']],
    ]);
    expect(data.lanes[0]!.steps[0]).toMatchObject({
      decidedBy: 'Anna Weber',
      note: 'Alles gut',
      value: 'ok',
    });
    expect(data.events.map(({ type }) => type)).toEqual([
      'run.created',
      'run.started',
      'checkpoint.activated',
      'checkpoint.confirmed',
      'checkpoint.activated',
    ]);
    expect(data.events[3]!.actor).toEqual({ kind: 'user', name: 'Anna Weber' });
    expect(data.events.every(({ at }) => at.endsWith('Z'))).toBe(true);
    expect(data.eventsLeftOut).toBe(0);

    const { ok, records, head } = await verifyAudit(await acme.person('admin'));
    expect(ok).toBe(true);
    expect(audit).toEqual({ seq: records - 1, chain: head });
  });
});
