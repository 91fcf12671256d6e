import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Upload } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { read } from '@/lib/platform/core/transact';

import { noteContent } from './note-content';
import { openStorage, storageKeys } from './open-storage';
import { recogniseContent } from './rules/recognise-content';
import { findOwnUpload } from './store';

/**
 * Puts the parts of a complete upload together, hashes and looks at them on the way, and keeps the whole. Only bytes
 * move here; that the file exists is for the command that follows. Doing it twice gives the same.
 */
export async function settleUpload(ctx: Ctx, uploadId: string): Promise<void> {
  const upload = await read(ctx, (tx) => findOwnUpload(tx, ctx, uploadId));
  if (upload.versionId !== null || upload.sha256 !== null) return;
  if (upload.received !== upload.size) throw incomplete(upload);

  const folder = await mkdtemp(join(tmpdir(), 'laufkarte-'));
  try {
    const path = join(folder, 'content');
    const file = await open(path, 'wx+');
    const { sha256, content } = await assemble(upload, file).finally(() => file.close());
    await openStorage().putFile(storageKeys.blob(ctx.tenantId, uploadId), path, upload.size);
    await noteContent(ctx, { uploadId, sha256, ...content });
    // The whole is kept; what fails here is left for the sweep.
    await openStorage()
      .remove(storageKeys.parts(ctx.tenantId, uploadId))
      .catch((error: unknown) => report(error, { uploadId }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function assemble(upload: Upload, file: FileHandle) {
  const hash = createHash('sha256');
  let size = 0;
  for (const key of upload.partKeys) {
    for await (const piece of (await openStorage().read(key)) ?? []) {
      size += piece.byteLength;
      hash.update(piece);
      await file.write(piece);
    }
  }
  if (size !== upload.size) throw incomplete(upload);
  const content = await recogniseContent(size, async (position, length) => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    return buffer.subarray(0, bytesRead);
  });
  if ('refused' in content) {
    throw new DomainError('file_refused', `This is no file we take: ${content.refused}.`, {
      params: { reason: content.refused },
    });
  }
  return { sha256: hash.digest('hex'), content };
}

function incomplete({ received, size }: Upload): DomainError {
  return new DomainError('upload_incomplete', `${received} of ${size} bytes have arrived.`, {
    params: { received, size },
  });
}
