import { createHash } from 'node:crypto';

import { readRecord } from './read-record';

/** One row of the log as stored, with its payload if that has not been erased. */
export type StoredRecord = {
  seq: number;
  record: Buffer;
  leaf: Buffer;
  chain: Buffer;
  /** Microseconds since 1970, from the searchable column. */
  at: number;
  actor: string;
  action: string;
  target: string;
  salt: Buffer | null;
  body: string | null;
};

export type ChainState = { next: number; chain: Buffer };

export const chainStart: ChainState = { next: 0, chain: Buffer.alloc(0) };

export type Finding = { seq: number; reason: string };

/**
 * Checks one record against what came before it: no gap, hashes that follow from the bytes, search columns and
 * payload that say what the bytes say. Returns the state after it, or what is wrong.
 */
export function checkRecord(tenantId: string, state: ChainState, row: StoredRecord): ChainState | Finding {
  const wrong = (reason: string): Finding => ({ seq: row.seq, reason });
  if (row.seq !== state.next) return { seq: state.next, reason: 'missing' };

  const leaf = sha256(Buffer.of(0x00), row.record);
  if (!leaf.equals(row.leaf)) return wrong('leaf');
  const chain = sha256(Buffer.of(0x02), state.chain, leaf);
  if (!chain.equals(row.chain)) return wrong('chain');

  const record = readRecord(row.record);
  if (!record || record.tenantId !== tenantId || record.seq !== row.seq) return wrong('record');
  const isSame =
    record.at === row.at &&
    record.actor === row.actor &&
    record.action === row.action &&
    record.target === row.target;
  if (!isSame) return wrong('columns');
  if (row.body !== null && row.salt !== null) {
    const hash = sha256(row.salt, Buffer.from(row.body, 'utf8')).toString('hex');
    if (hash !== record.payloadHash) return wrong('payload');
  }
  return { next: state.next + 1, chain };
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
