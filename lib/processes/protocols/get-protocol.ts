import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { ProtocolStatus } from '@/db/schema/processes/protocols';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { protocolInput } from './inputs';

export type ProtocolState = {
  protocolId: string;
  status: ProtocolStatus;
  progress: number;
  pages: number | null;
};

/** How far a protocol has come. */
export async function getProtocol(ctx: Ctx, raw: z.input<typeof protocolInput>): Promise<ProtocolState> {
  const { protocolId } = parseInput(protocolInput, raw);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<ProtocolState>(sql`
      select p.id as "protocolId", p.status, p.progress, p.pages
      from run_protocols p join runs r on r.id = p.run_id
      where p.id = ${protocolId} and ${visibleRuns(ctx.actor)}`),
  );
  if (!rows[0]) throw new DomainError('not_found', 'There is no such protocol.');
  return rows[0];
}
