import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { fileVersions } from '@/db/schema/platform/files';
import { runCheckpoints } from '@/db/schema/processes/checkpoints';
import { fileSignatures } from '@/db/schema/processes/file-signatures';
import { runs } from '@/db/schema/processes/runs';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { type Content, findContent, openContent } from '@/lib/platform/files/open-content';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';
import { getOrigin } from '@/lib/platform/tenants/get-origin';

import { drawSignedCopy, type Marked } from './draw-signed-copy';
import { signedVersionInput } from './inputs';
import { noteSignedCopy } from './note-signed-copy';
import { sha256Of } from './rules/statement';

/**
 * Makes the copy of a version that shows its signatures as they are now. Done again it makes the same again; the copy
 * that is replaced, or came too late, is taken away.
 */
export async function makeSignedCopy(ctx: Ctx, raw: z.input<typeof signedVersionInput>): Promise<void> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { versionId } = parseInput(signedVersionInput, raw);
  const content = await findContent(ctx, versionId);
  const marked = await findMarks(ctx, versionId, content.sha256);
  if (!marked) return;

  const original = await collected(content);
  const isWhole = sha256Of(original) === content.sha256;
  const drawn = isWhole
    ? await drawSignedCopy(original, marked, await getOrigin(ctx))
    : { failure: 'broken' as const };
  const signatures = marked.signatures.length;
  if ('failure' in drawn) {
    await noteSignedCopy(ctx, { versionId, signatures, outcome: { state: 'failed', reason: drawn.failure } });
    return;
  }
  const copyId = newId();
  const { bytes } = drawn;
  await openStorage().put(storageKeys.signedCopy(ctx.tenantId, copyId), bytes);
  const { superfluous } = await noteSignedCopy(ctx, {
    versionId,
    signatures,
    outcome: { state: 'ready', copyId, sha256: sha256Of(bytes), size: bytes.byteLength },
  });
  if (superfluous) await openStorage().remove(superfluous);
}

async function findMarks(ctx: Ctx, versionId: string, sha256: string): Promise<Marked | undefined> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        signature: fileSignatures,
        name: fileVersions.name,
        version: fileVersions.number,
        number: runs.number,
        title: runs.title,
        step: runCheckpoints.title,
      })
      .from(fileSignatures)
      .innerJoin(fileVersions, eq(fileVersions.id, fileSignatures.versionId))
      .innerJoin(runs, eq(runs.id, fileSignatures.runId))
      .innerJoin(runCheckpoints, eq(runCheckpoints.id, fileSignatures.checkpointId))
      .where(eq(fileSignatures.versionId, versionId))
      .orderBy(asc(fileSignatures.signedAt), asc(fileSignatures.id)),
  );
  const [first] = rows;
  if (!first) return undefined;
  return {
    file: { name: first.name, version: first.version, sha256 },
    run: { number: first.number, title: first.title },
    step: first.step,
    signatures: rows.map(({ signature }) => signature),
  };
}

async function collected(content: Content): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await openContent(content)) pieces.push(piece);
  return Buffer.concat(pieces);
}
