import { eq } from 'drizzle-orm';

import { type Upload, uploads } from '@/db/schema/platform/files';
import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

/** An upload belongs to whoever began it; for everybody else there is none. */
export async function findOwnUpload(tx: Tx, ctx: Ctx, uploadId: string): Promise<Upload> {
  return ownAndAlive(ctx, (await tx.select().from(uploads).where(eq(uploads.id, uploadId)))[0]);
}

/** The same with the row locked until the end of the transaction. */
export async function holdOwnUpload(tx: Tx, ctx: Ctx, uploadId: string): Promise<Upload> {
  return ownAndAlive(ctx, (await tx.select().from(uploads).where(eq(uploads.id, uploadId)).for('update'))[0]);
}

function ownAndAlive(ctx: Ctx, upload: Upload | undefined): Upload {
  const isOwn = isPerson(ctx.actor) && upload?.uploadedBy === ctx.actor.id;
  if (!upload || !isOwn || upload.expiresAt <= ctx.now) {
    throw new DomainError('not_found', 'There is no such upload.');
  }
  return upload;
}
