import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { protocolInput } from './inputs';
import { loseProtocol } from './lose-protocol';

export type ProtocolFile = { bytes: AsyncIterable<Uint8Array>; size: number; name: string };

type Row = { number: string; locale: string; fileId: string; size: number };

/** The finished PDF, under a name that is one on every computer. */
export async function readProtocol(ctx: Ctx, raw: z.input<typeof protocolInput>): Promise<ProtocolFile> {
  const { protocolId } = parseInput(protocolInput, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Row>(sql`
      select r.number, p.locale, p.file_id as "fileId", p.size from run_protocols p join runs r on r.id = p.run_id
      where p.id = ${protocolId} and p.status = 'finished' and ${visibleRuns(ctx.actor)}`),
  );
  const missing = new DomainError('not_found', 'There is no such protocol.');
  if (!rows[0]) throw missing;
  const { number, locale, fileId, size } = rows[0];
  const bytes = await openStorage().read(storageKeys.protocol(ctx.tenantId, protocolId, fileId));
  if (!bytes) {
    await loseProtocol(ctx, { protocolId });
    throw missing;
  }
  const word = locale === 'de' ? 'Protokoll' : 'Protocol';
  return { bytes, size, name: `${word}-${number.replace(/[^\w-]/g, '-')}.pdf` };
}
