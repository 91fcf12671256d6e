import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { fileVersions } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { prepared, read, type Tx } from '@/lib/platform/core/transact';
import { getRun } from '@/lib/processes/runs/get-run';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { checkpointIdInput } from './inputs';

/** The files of a step, as its run shows them. */
export async function listFiles(
  ctx: Ctx,
  raw: z.input<typeof checkpointIdInput>,
): Promise<CheckpointView['files']> {
  const { checkpointId } = parseInput(checkpointIdInput, raw);
  const [row] = await read(ctx, (tx) =>
    prepared<{ runId: string }>(
      tx,
      'run-of-checkpoint',
      'select run_id as "runId" from run_checkpoints where id = $1',
      [checkpointId],
    ),
  );
  const run = row && (await getRun(ctx, { runId: row.runId }));
  const step = run?.lanes.flatMap((lane) => lane.checkpoints).find(({ id }) => id === checkpointId);
  if (!step) throw new DomainError('not_found', 'There is no such checkpoint.');
  return step.files;
}

/** What a file is called now. */
export async function nameOfFile(tx: Tx, fileId: string): Promise<string> {
  const [version] = await tx
    .select({ name: fileVersions.name })
    .from(fileVersions)
    .where(eq(fileVersions.fileId, fileId))
    .orderBy(desc(fileVersions.number))
    .limit(1);
  return version?.name ?? '';
}
