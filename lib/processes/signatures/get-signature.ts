import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { SignatureField } from '@/db/schema/processes/decks';
import { findRecord } from '@/lib/platform/audit/find-record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { fileSigned } from './events';
import { signatureIdInput } from './inputs';
import { sha256Of } from './rules/statement';

type Row = {
  id: string;
  printedName: string;
  signedAt: Date;
  kind: 'typed' | 'drawn';
  field: SignatureField;
  fileName: string;
  versionId: string;
  version: number;
  currentVersion: number;
  isRemoved: boolean;
  fileSha256: string;
  copySha256: string | null;
  copyState: 'waiting' | 'ready' | 'failed' | null;
  runId: string;
  runNumber: string;
  runTitle: string;
  checkpointId: string;
  stepTitle: string;
  statement: string;
  statementSha256: string;
};

export type SignatureView = Row & {
  checks: {
    /** The statement's bytes give the hash that stands beside it, and name this file. */
    statement: boolean;
    /** What the audit log holds about it: the same hash, another one, nothing, or facts that were erased. */
    audit: 'same' | 'differs' | 'missing' | 'erased';
    /** The signed version is the newest of its file, and the file is still there. */
    current: boolean;
  };
  audit: { seq: number; at: Date } | null;
};

/** A signature with everything that can be checked about it here, for whoever may see its run. */
export async function getSignature(ctx: Ctx, raw: z.input<typeof signatureIdInput>): Promise<SignatureView> {
  const { signatureId } = parseInput(signatureIdInput, raw);
  return read(ctx, async (tx) => {
    const { rows } = await tx.execute<Omit<Row, 'signedAt'> & { signedAt: string }>(sql`
      select s.id, s.printed_name as "printedName", s.signed_at as "signedAt", s.mark ->> 'kind' as kind, s.field,
        v.name as "fileName", v.id as "versionId", v.number as version, f.current_version as "currentVersion",
        k.removed_at is not null as "isRemoved", b.sha256 as "fileSha256", m.sha256 as "copySha256", m.state as "copyState",
        r.id as "runId", r.number as "runNumber", r.title as "runTitle", c.id as "checkpointId", c.title as "stepTitle",
        s.statement, s.statement_sha256 as "statementSha256"
      from file_signatures s
      join runs r on r.id = s.run_id
      join run_checkpoints c on c.id = s.checkpoint_id
      join files f on f.id = s.file_id
      join checkpoint_files k on k.file_id = s.file_id
      join file_versions v on v.id = s.version_id
      join stored_blobs b on b.id = v.blob_id
      left join signed_copies m on m.version_id = v.id
      where s.id = ${signatureId} and ${visibleRuns(ctx.actor)}`);
    const found = rows[0];
    if (!found) throw new DomainError('not_found', 'There is no such signature.');
    const record = await findRecord(tx, fileSigned.name, `signature:${found.id}`);
    return {
      ...found,
      signedAt: new Date(found.signedAt),
      checks: {
        statement: isTrue(found),
        audit: judge(record, found.statementSha256),
        current: found.version === found.currentVersion && !found.isRemoved,
      },
      audit: record && { seq: record.seq, at: new Date(record.at) },
    };
  });
}

function isTrue({ statement, statementSha256, fileSha256, printedName }: Omit<Row, 'signedAt'>): boolean {
  const said = JSON.parse(statement) as { file?: { sha256?: string }; signer?: { name?: string } };
  return (
    sha256Of(statement) === statementSha256 &&
    said.file?.sha256 === fileSha256 &&
    said.signer?.name === printedName
  );
}

function judge(
  record: Awaited<ReturnType<typeof findRecord>>,
  statementSha256: string,
): SignatureView['checks']['audit'] {
  if (!record) return 'missing';
  if (!record.isSound) return 'differs';
  if (record.facts === null) return 'erased';
  return record.facts.statementSha256 === statementSha256 ? 'same' : 'differs';
}
