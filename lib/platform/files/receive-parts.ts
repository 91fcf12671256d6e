import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newId } from '@/lib/platform/core/ids';

import { getUpload } from './get-upload';
import { fileLimits } from './inputs';
import { openStorage, storageKeys } from './open-storage';
import { takePart } from './take-part';

/**
 * Takes the bytes of an upload from `offset` on as they arrive, counted, in parts that are kept one by one: whatever
 * came before a lost connection stays. Never holds more than one part in memory.
 */
export async function receiveParts(
  ctx: Ctx,
  uploadId: string,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ received: number }> {
  const { size, received } = await getUpload(ctx, { uploadId });
  if (received !== offset) {
    throw new DomainError('conflict', 'The upload has come to another place.', {
      params: { offset: received },
    });
  }
  let at = offset;
  for await (const part of inParts(bytes, fileLimits.partBytes)) {
    if (at + part.byteLength > size) {
      throw new DomainError('too_large', 'There is more of this file than was said.', {
        params: { most: size },
      });
    }
    at = await keepPart(ctx, uploadId, at, part);
  }
  return { received: at };
}

async function keepPart(ctx: Ctx, uploadId: string, offset: number, part: Uint8Array): Promise<number> {
  const partId = newId();
  const key = storageKeys.part(ctx.tenantId, uploadId, partId);
  await openStorage().put(key, part);
  try {
    return (await takePart(ctx, { uploadId, offset, size: part.byteLength, partId })).received;
  } catch (error) {
    await openStorage().remove(key);
    throw error;
  }
}

/** What arrives in pieces of any size, in parts of this one. A connection that breaks off gives what it had, then its error. */
async function* inParts(bytes: AsyncIterable<Uint8Array>, partBytes: number): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let broken: unknown;
  try {
    for await (const piece of bytes) {
      for (let from = 0; from < piece.byteLength; ) {
        const taken = piece.subarray(from, from + partBytes - length);
        pieces.push(taken);
        length += taken.byteLength;
        from += taken.byteLength;
        if (length < partBytes) continue;
        yield Buffer.concat(pieces);
        pieces = [];
        length = 0;
      }
    }
  } catch (error) {
    broken = error;
  }
  if (length > 0) yield Buffer.concat(pieces);
  if (broken) throw broken;
}
