import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { listLinksInput } from './inputs';
import { mayShareRun } from './may-share-run';
import { findSharedRun } from './store';

const AT_MOST = 50;

export type LinkItem = {
  id: string;
  state: 'open' | 'locked' | 'expired' | 'revoked';
  hasPin: boolean;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  opens: number;
  lastOpenedAt: Date | null;
};

type Row = Omit<LinkItem, 'createdAt' | 'expiresAt' | 'lastOpenedAt'> & {
  createdAt: string;
  expiresAt: string;
  lastOpenedAt: string | null;
};

/** The public links of a run: those that work, then what became of the others; the newest first. */
export async function listLinks(ctx: Ctx, raw: z.input<typeof listLinksInput>): Promise<LinkItem[]> {
  const { runId } = parseInput(listLinksInput, raw);
  const now = ctx.now.toISOString();
  return read(ctx, async (tx) => {
    authorise(mayShareRun(ctx.actor, await findSharedRun(tx, ctx, runId)), 'runs.control');
    const { rows } = await tx.execute<Row>(sql`
      select l.id, l.pin_hash is not null as "hasPin", u.name as "createdBy", l.created_at as "createdAt",
        l.expires_at as "expiresAt", l.opens, l.last_opened_at as "lastOpenedAt",
        case when l.revoked_at is not null then 'revoked' when l.expires_at <= ${now} then 'expired'
          when l.pin_locked_until > ${now} then 'locked' else 'open' end as state
      from run_links l join users u on u.id = l.created_by
      where l.run_id = ${runId} 
      order by l.revoked_at is null and l.expires_at > ${now} desc, l.created_at desc, l.id desc limit ${AT_MOST}`);
    return rows.map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      expiresAt: new Date(row.expiresAt),
      lastOpenedAt: row.lastOpenedAt ? new Date(row.lastOpenedAt) : null,
    }));
  });
}
