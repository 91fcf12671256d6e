import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { protocolInput } from './inputs';
import { readFile } from './store';

export type ProtocolFile = { bytes: Buffer; name: string };

/** The finished PDF, under a name that is one on every computer. */
export async function readProtocol(ctx: Ctx, raw: z.input<typeof protocolInput>): Promise<ProtocolFile> {
  const { protocolId } = parseInput(protocolInput, raw);
  return read(ctx, async (tx) => {
    const { rows } = await tx.execute<{ number: string; locale: string }>(sql`
      select r.number, p.locale from run_protocols p join runs r on r.id = p.run_id
      where p.id = ${protocolId} and p.status = 'finished' and ${visibleRuns(ctx.actor)}`);
    const bytes = rows[0] && (await readFile(tx, protocolId));
    if (!rows[0] || !bytes) throw new DomainError('not_found', 'There is no such protocol.');
    const word = rows[0].locale === 'de' ? 'Protokoll' : 'Protocol';
    return { bytes, name: `${word}-${rows[0].number.replace(/[^\w-]/g, '-')}.pdf` };
  });
}
