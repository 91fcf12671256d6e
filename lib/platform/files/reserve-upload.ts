import { type UploadPurpose, uploads } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { env } from '@/lib/platform/core/env';
import { prepared, type Tx } from '@/lib/platform/core/transact';

import { fileLimits } from './inputs';
import { expiryFrom } from './rules/expiry';
import { requireUploader } from './store';

export type ReservedUpload = { uploadId: string; size: number; partBytes: number };

/**
 * Sets a file's size aside before its first byte comes, so that whatever arrives together never exceeds the quota.
 * Whether this person may put a file there, the caller has asked.
 */
export async function reserveUpload(
  tx: Tx,
  ctx: Ctx,
  file: { purpose: UploadPurpose; name: string; size: number },
): Promise<ReservedUpload> {
  const uploader = requireUploader(ctx.actor);
  if (file.size > fileLimits.bytes) {
    throw new DomainError('too_large', `A file may have at most ${fileLimits.bytes} bytes.`, {
      params: { most: fileLimits.bytes },
    });
  }
  const [made] = await tx
    .insert(uploads)
    .values({ ...file, ...uploader, createdAt: ctx.now, expiresAt: expiryFrom(ctx.now) })
    .returning({ id: uploads.id });
  // Last, as everybody of the tenant who uploads waits for this row.
  await reserve(tx, file.size);
  return { uploadId: made!.id, size: file.size, partBytes: fileLimits.partBytes };
}

async function reserve(tx: Tx, size: number): Promise<void> {
  const granted = env().STORAGE_QUOTA_BYTES;
  const [reserved] = await prepared<{ reserved: string }>(
    tx,
    'storage-reserve',
    `insert into storage_usage as u (reserved_bytes) select $1::bigint where $1::bigint <= $2::bigint
       or exists (select from storage_usage)
     on conflict (tenant_id) do update set reserved_bytes = u.reserved_bytes + $1::bigint
       where u.used_bytes + u.reserved_bytes + $1::bigint <= coalesce(u.quota_bytes, $2::bigint)
     returning reserved_bytes as reserved`,
    [size, granted],
  );
  if (reserved) return;
  throw new DomainError('quota_exceeded', 'There is no room left for this file.', { params: { size } });
}
