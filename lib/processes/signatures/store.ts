import type { FileSlot, SignatureField } from '@/db/schema/processes/decks';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';
import { mayViewRun } from '@/lib/processes/runs/may-view-run';

import { maySign } from './policy';

export type Signable = {
  fileId: string;
  version: number;
  name: string;
  sha256: string;
  field: SignatureField;
};

type Row = Omit<Signable, 'field'> & { slotKey: string | null; currentVersion: number; kind: string };

/** The version and the field of it that this person may sign now; everything that speaks against it is said. */
export async function findSignable(
  tx: Tx,
  ctx: Ctx,
  { run, step }: { run: HeldRun; step: HeldStep },
  { versionId, fieldKey }: { versionId: string; fieldKey: string },
): Promise<Signable> {
  if (!mayViewRun(ctx.actor, run)) throw new DomainError('not_found', 'There is no such checkpoint.');
  authorise(maySign(ctx.actor, run, step), 'checkpoints.act');
  if (run.state.status !== 'active' || step.status !== 'active') {
    throw new DomainError('checkpoint_not_active', `The checkpoint is ${step.status}.`, {
      params: { status: step.status, runStatus: run.state.status },
    });
  }
  const [file] = await prepared<Row>(
    tx,
    'signable-version',
    `select k.file_id as "fileId", k.slot_key as "slotKey", f.current_version as "currentVersion", v.number as version, v.name,
       b.sha256, b.kind
     from checkpoint_files k join files f on f.id = k.file_id join file_versions v on v.file_id = f.id
     join stored_blobs b on b.id = v.blob_id
     where k.checkpoint_id = $1 and v.id = $2 and k.removed_at is null`,
    [step.id, versionId],
  );
  const field = file && fieldOf(step.fileSlots, file.slotKey, fieldKey);
  if (!file || !field) throw new DomainError('not_found', 'There is nothing like this to be signed.');
  if (file.version !== file.currentVersion) {
    throw new DomainError('conflict', 'There is a newer version of the file.', {
      params: { version: file.currentVersion },
    });
  }
  if (file.kind !== 'pdf') throw new DomainError('file_kind_refused', 'Only a PDF can be signed.');
  const { fileId, version, name, sha256 } = file;
  return { fileId, version, name, sha256, field };
}

function fieldOf(
  slots: readonly FileSlot[],
  slotKey: string | null,
  fieldKey: string,
): SignatureField | undefined {
  return slots.find(({ key }) => key === slotKey)?.signatures?.find(({ key }) => key === fieldKey);
}
