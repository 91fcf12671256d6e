import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { verifyAudit } from '@/lib/platform/audit/verify-audit';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { advanceProtocol } from './advance-protocol';
import { failProtocol } from './fail-protocol';
import { finishProtocol } from './finish-protocol';
import { getProtocol } from './get-protocol';
import { getProtocolData } from './get-protocol-data';
import { purgeProtocols } from './purge-protocols';
import { readProtocol } from './read-protocol';
import { requestProtocol } from './request-protocol';
import { takeProtocol } from './take-protocol';

const PDF = Buffer.from('%PDF-1.7 a protocol').toString('base64');

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

    await finishProtocol(acme.job, { protocolId, pages: 2, pdf: PDF });
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'finished', pages: 2 });
    const { bytes, name } = await readProtocol(owner, { protocolId });
    expect(bytes.toString()).toBe('%PDF-1.7 a protocol');
    expect(name).toMatch(/^Protokoll-\d{4}-\d{6}\.pdf$/);
    expect((await trailOf(owner, runId)).audit).toContain('protocol.finished');
    expect(await requestProtocol(owner, { runId })).toMatchObject({ protocolId, status: 'finished' });
  });

  it('finds nothing left to do when it comes a second time', async () => {
    const { protocolId } = await newProtocol();
    await takeProtocol(acme.job, { protocolId });
    await finishProtocol(acme.job, { protocolId, pages: 2, pdf: PDF });

    expect(await takeProtocol(acme.job, { protocolId })).toBeNull();
    await advanceProtocol(acme.job, { protocolId, progress: 40 });
    await failProtocol(acme.job, { protocolId });
    await expect(finishProtocol(acme.job, { protocolId, pages: 9, pdf: PDF })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await getProtocol(owner, { protocolId })).toMatchObject({ status: 'finished', pages: 2 });
  });

  it('is the only one that may, and only in its own tenant', async () => {
    const { protocolId } = await newProtocol();
    const admin = await acme.person('admin');
    const job: Ctx = { ...foreign, actor: { kind: 'job', id: 'test' } };
    const calls = [
      (ctx: Ctx) => takeProtocol(ctx, { protocolId }),
      (ctx: Ctx) => advanceProtocol(ctx, { protocolId, progress: 50 }),
      (ctx: Ctx) => finishProtocol(ctx, { protocolId, pages: 1, pdf: PDF }),
      (ctx: Ctx) => failProtocol(ctx, { protocolId }),
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
    for (const locale of ['de', 'en'] as const) {
      const { protocolId } = await requestProtocol(person, { runId, locale });
      await takeProtocol(tenant.job, { protocolId });
      await finishProtocol(tenant.job, { protocolId, pages: 1, pdf: PDF });
    }
    const inDays = (days: number) => later(tenant.job, days * 86_400);
    await requestProtocol(later(person, 20 * 86_400), { runId, locale: 'en' });

    expect(await purgeProtocols(inDays(31), { days: 30 })).toEqual({ removed: 1, more: false });
    expect(await purgeProtocols(inDays(60), { days: 30, limit: 1 })).toEqual({ removed: 1, more: true });
    expect(await purgeProtocols(inDays(60), { days: 30 })).toEqual({ removed: 0, more: false });
    const { rows } = await read(person, (tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from run_protocol_files`),
    );
    expect(rows[0]!.n).toBe(0);
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
