import { eq } from 'drizzle-orm';
import type { z } from 'zod';

import { signedCopies } from '@/db/schema/processes/file-signatures';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import type { Content } from '@/lib/platform/files/open-content';
import { findFile } from '@/lib/processes/checkpoints/find-file';

import { signedVersionInput } from './inputs';

/** The copy of a version that shows its signatures, for whoever may see the version. */
export async function findSignedCopy(ctx: Ctx, raw: z.input<typeof signedVersionInput>): Promise<Content> {
  const { versionId } = parseInput(signedVersionInput, raw);
  const original = await findFile(ctx, { versionId });
  const [copy] = await read(ctx, (tx) =>
    tx.select().from(signedCopies).where(eq(signedCopies.versionId, versionId)),
  );
  // An older copy lies there until the next one is made; it would keep silent about whoever signed since.
  if (copy?.state !== 'ready' || !copy.storageKey || !copy.sha256 || copy.size === null) {
    throw new DomainError('not_found', 'There is no signed copy yet.');
  }
  const { storageKey, sha256, size } = copy;
  return {
    ...original,
    name: original.name.replace(/(\.pdf)?$/i, '-signed.pdf'),
    storageKey,
    sha256,
    size,
    previewState: 'none',
  };
}
