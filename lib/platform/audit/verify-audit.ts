import { authorise, holds } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, read } from '@/lib/platform/core/transact';

import {
  type ChainState,
  chainStart,
  checkRecord,
  type Finding,
  type StoredRecord,
} from './rules/check-chain';

export type AuditVerdict = {
  ok: boolean;
  records: number;
  /** Records whose payload has been erased; their hashes still prove that they were there. */
  erased: number;
  gaps: number;
  firstBadSeq: number | null;
  reason: string | null;
  /** The chain's end, to be compared with a note of it kept elsewhere. */
  head: string;
};

const BATCH = 2000;

/**
 * Walks the tenant's chain from its first record and stops at the first that does not follow. It sees one moment,
 * holds one batch in memory, and compares the end with the head the next record would be appended to.
 */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerdict> {
  authorise(ctx.actor.kind === 'job' || holds(ctx.actor, 'audit.view', { own: false }), 'audit.view');
  return read(ctx, async (tx) => {
    let state: ChainState = chainStart;
    let erased = 0;
    for (;;) {
      const rows = await prepared<StoredRecord>(tx, 'verify-audit', BATCH_OF_RECORDS, [state.next, BATCH]);
      for (const row of rows) {
        const checked = checkRecord(ctx.tenantId, state, row);
        if ('reason' in checked) return verdict(state, erased, checked);
        state = checked;
        if (row.body === null) erased += 1;
      }
      if (rows.length < BATCH) break;
    }
    const [head] = await prepared<{ nextSeq: number; chain: Buffer }>(
      tx,
      'audit-head',
      'select next_seq as "nextSeq", chain from audit_heads',
      [],
    );
    const isEnd = head ? head.nextSeq === state.next && head.chain.equals(state.chain) : state.next === 0;
    return verdict(state, erased, isEnd ? null : { seq: state.next, reason: 'missing' });
  });
}

function verdict(state: ChainState, erased: number, finding: Finding | null): AuditVerdict {
  return {
    ok: finding === null,
    records: state.next,
    erased,
    gaps: finding?.reason === 'missing' ? 1 : 0,
    firstBadSeq: finding?.seq ?? null,
    reason: finding?.reason ?? null,
    head: state.chain.toString('hex'),
  };
}

const BATCH_OF_RECORDS = `
  select l.seq, l.record, l.leaf, l.chain, l.actor, l.action, l.target,
    (extract(epoch from l.at) * 1000000)::bigint as at, p.salt, p.body
  from audit_log l left join audit_payload p on p.tenant_id = l.tenant_id and p.seq = l.seq
  where l.seq >= $1 order by l.seq limit $2`;
