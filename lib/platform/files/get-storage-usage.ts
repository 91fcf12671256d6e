import { storageUsage } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';
import { read } from '@/lib/platform/core/transact';

export type StorageUsage = { usedBytes: number; reservedBytes: number; quotaBytes: number };

/** How much room the files of a tenant take, and how much there is. */
export async function getStorageUsage(ctx: Ctx): Promise<StorageUsage> {
  const [row] = await read(ctx, (tx) => tx.select().from(storageUsage));
  return {
    usedBytes: row?.usedBytes ?? 0,
    reservedBytes: row?.reservedBytes ?? 0,
    quotaBytes: row?.quotaBytes ?? env().STORAGE_QUOTA_BYTES,
  };
}
