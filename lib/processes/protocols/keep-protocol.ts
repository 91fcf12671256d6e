import { createHash } from 'node:crypto';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { newId } from '@/lib/platform/core/ids';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';

import { finishProtocol } from './finish-protocol';

type Printed = { protocolId: string; pages: number; pdf: Uint8Array };

/**
 * Puts a printed protocol into the storage, then says that it is there. Each print has a place of its own: what comes
 * too late never lies where the finished one does, and is taken away. What a crash leaves goes with the protocol.
 */
export async function keepProtocol(ctx: Ctx, { protocolId, pages, pdf }: Printed): Promise<void> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const fileId = newId();
  const key = storageKeys.protocol(ctx.tenantId, protocolId, fileId);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await openStorage().put(key, pdf);
  try {
    await finishProtocol(ctx, { protocolId, fileId, pages, size: pdf.byteLength, sha256 });
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'not_found') throw error;
    await openStorage().remove(key);
  }
}
