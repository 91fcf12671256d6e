import { eq } from 'drizzle-orm';

import { type Upload, uploads } from '@/db/schema/platform/files';
import { requirePerson } from '@/lib/platform/access/authorise';
import { type Actor, type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

export type Uploader = Pick<Upload, 'uploadedBy' | 'uploadedByLink'>;

/** Who brings a file: a person, or somebody outside whom a link lets in. Whether they may, the caller has asked. */
export function requireUploader(actor: Actor): Uploader {
  if (actor.kind === 'link') return { uploadedBy: null, uploadedByLink: actor.id };
  return { uploadedBy: requirePerson(actor).id, uploadedByLink: null };
}

/** An upload belongs to whoever began it; for everybody else there is none. */
export async function findOwnUpload(tx: Tx, ctx: Ctx, uploadId: string): Promise<Upload> {
  return ownAndAlive(ctx, (await tx.select().from(uploads).where(eq(uploads.id, uploadId)))[0]);
}

/** The same with the row locked until the end of the transaction. */
export async function holdOwnUpload(tx: Tx, ctx: Ctx, uploadId: string): Promise<Upload> {
  return ownAndAlive(ctx, (await tx.select().from(uploads).where(eq(uploads.id, uploadId)).for('update'))[0]);
}

function ownAndAlive(ctx: Ctx, upload: Upload | undefined): Upload {
  if (!upload || !isOwn(ctx.actor, upload) || upload.expiresAt <= ctx.now) {
    throw new DomainError('not_found', 'There is no such upload.');
  }
  return upload;
}

function isOwn(actor: Actor, { uploadedBy, uploadedByLink }: Uploader): boolean {
  if (actor.kind === 'link') return uploadedByLink === actor.id;
  return isPerson(actor) && uploadedBy === actor.id;
}
