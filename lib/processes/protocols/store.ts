import { eq, inArray } from 'drizzle-orm';

import { runProtocolFiles } from '@/db/schema/processes/protocols';
import type { Tx } from '@/lib/platform/core/transact';

// Where the bytes of a protocol lie. Nothing else in the house knows.

export async function keepFile(tx: Tx, protocolId: string, bytes: Buffer): Promise<void> {
  await tx
    .insert(runProtocolFiles)
    .values({ protocolId, bytes })
    .onConflictDoUpdate({ target: [runProtocolFiles.tenantId, runProtocolFiles.protocolId], set: { bytes } });
}

export async function readFile(tx: Tx, protocolId: string): Promise<Buffer | undefined> {
  const [file] = await tx
    .select({ bytes: runProtocolFiles.bytes })
    .from(runProtocolFiles)
    .where(eq(runProtocolFiles.protocolId, protocolId));
  return file?.bytes;
}

export async function dropFiles(tx: Tx, protocolIds: string[]): Promise<void> {
  await tx.delete(runProtocolFiles).where(inArray(runProtocolFiles.protocolId, protocolIds));
}
