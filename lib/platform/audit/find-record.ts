import { createHash } from 'node:crypto';

import { prepared, type Tx } from '@/lib/platform/core/transact';

import { readRecord } from './rules/read-record';

export type FoundRecord = {
  seq: number;
  at: Date;
  /** Null when they have been erased. */
  facts: Record<string, unknown> | null;
  /** Whether the facts are those whose hash the record holds, and the record the one whose hash the chain holds. */
  isSound: boolean;
};

type Row = { seq: number; at: Date; record: Buffer; leaf: Buffer; salt: Buffer | null; body: string | null };

/**
 * The one record of something that happens once to its target. Whoever asks has checked that the person may see the
 * target; that the whole chain holds is another question, answered by walking it.
 */
export async function findRecord(tx: Tx, action: string, target: string): Promise<FoundRecord | null> {
  const [row] = await prepared<Row>(
    tx,
    'find-record',
    `select l.seq, l.at, l.record, l.leaf, p.salt, p.body
     from audit_log l left join audit_payload p on p.tenant_id = l.tenant_id and p.seq = l.seq
     where l.target = $1 and l.action = $2 order by l.seq limit 1`,
    [target, action],
  );
  if (!row) return null;
  const record = readRecord(row.record);
  const leaf = sha256(Buffer.of(0x00), row.record);
  const isRecord = leaf.equals(row.leaf) && record?.action === action && record.target === target;
  const { seq, at, salt, body } = row;
  if (salt === null || body === null) return { seq, at, facts: null, isSound: isRecord };
  const isPayload = sha256(salt, Buffer.from(body, 'utf8')).toString('hex') === record?.payloadHash;
  const { facts } = JSON.parse(body) as { facts: Record<string, unknown> };
  return { seq, at, facts, isSound: isRecord && isPayload };
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
