import { randomInt } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvent } from '@/lib/platform/core/define-event';
import { newId } from '@/lib/platform/core/ids';
import { transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { listAudit } from './list-audit';
import { record } from './record';
import { verifyAudit } from './verify-audit';

const happened = defineEvent('test.happened', { audited: true, shape: z.object({ word: z.string() }) });
const RECORDS = 12;

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
  await write(acme, RECORDS);
});

async function write(tenant: TestTenant, count: number) {
  for (let n = 0; n < count; n += 1) {
    await transact(tenant.job, async (tx) =>
      record(
        tx,
        { ...tenant.job, ip: '192.0.2.1' },
        happened,
        { type: 'test', id: newId() },
        { word: `Grüße ${n} 🔨` },
      ),
    );
  }
}

/** The worst case: whoever owns the tables, with every trigger switched off, changes something and puts it back. */
async function tampered(change: string, undo: string): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query('set role laufkarte_owner');
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [acme.id]);
  try {
    await expect(owner.query(change)).rejects.toMatchObject({ code: '55000' });
    await owner.query(
      'alter table audit_log disable trigger all; alter table audit_payload disable trigger all',
    );
    await owner.query(change);
    expect(await verifyAudit(acme.job)).toMatchObject({ ok: false, firstBadSeq: expect.any(Number) });
    await owner.query(undo);
    expect(await verifyAudit(acme.job)).toMatchObject({ ok: true });
  } finally {
    await owner.query('alter table audit_log enable always trigger audit_log_write_once').catch(() => {});
    await owner
      .query('alter table audit_payload enable always trigger audit_payload_write_once')
      .catch(() => {});
    await owner.end();
  }
}

describe('verifyAudit', () => {
  it('accepts an untouched chain and counts it', async () => {
    expect(await verifyAudit(acme.job)).toMatchObject({
      ok: true,
      records: RECORDS,
      erased: 0,
      gaps: 0,
      firstBadSeq: null,
    });
  });

  it('keeps chains of forty simultaneous writers whole', async () => {
    const busy = await createTenant();
    await Promise.all(Array.from({ length: 40 }, () => write(busy, 3)));
    expect(await verifyAudit(busy.job)).toMatchObject({ ok: true, records: 120 });
  });

  for (const column of ['record', 'leaf', 'chain']) {
    it(`finds any flipped bit of ${column}`, async () => {
      const seq = randomInt(RECORDS);
      const bit = randomInt(200);
      const flip = `update audit_log set ${column} = set_bit(${column}, ${bit}, 1 - get_bit(${column}, ${bit})) where seq = ${seq}`;
      await tampered(flip, flip);
    });
  }

  it('finds changed search columns, times and payloads', async () => {
    await tampered(
      `update audit_log set at = at - interval '1 day' where seq = 3`,
      `update audit_log set at = at + interval '1 day' where seq = 3`,
    );
    await tampered(
      `update audit_log set actor = actor || 'x' where seq = 4`,
      `update audit_log set actor = left(actor, -1) where seq = 4`,
    );
    await tampered(
      `update audit_payload set body = body || ' ' where seq = 5`,
      `update audit_payload set body = left(body, -1) where seq = 5`,
    );
  });

  it('finds records that were dropped from the end or taken out of the middle', async () => {
    await tampered(
      'update audit_log set seq = 9000 where seq = 11',
      'update audit_log set seq = 11 where seq = 9000',
    );
    await tampered(
      'update audit_log set seq = 9000 where seq = 6',
      'update audit_log set seq = 6 where seq = 9000',
    );
  });

  it('is for auditors and jobs, and for one tenant', async () => {
    const employee = await acme.person('employee');
    await expect(verifyAudit(employee)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listAudit(employee, {})).rejects.toMatchObject({ code: 'forbidden' });
    const admin = await acme.person('admin');
    expect((await listAudit(admin, { limit: 5 })).items.map((entry) => entry.seq)).toEqual([11, 10, 9, 8, 7]);
    const other = await createTenant();
    expect(await verifyAudit(other.job)).toMatchObject({ ok: true, records: 0 });
  });
});
