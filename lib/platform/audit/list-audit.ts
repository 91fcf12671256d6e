import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, holds } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { line } from '@/lib/platform/core/text';
import { read } from '@/lib/platform/core/transact';

export type AuditEntry = {
  seq: number;
  at: Date;
  actor: string;
  actorName: string | null;
  action: string;
  target: string;
  ip: string | null;
  /** Null when it has been erased. */
  payload: Record<string, unknown> | null;
};

export const listAuditInput = z.strictObject({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  action: line(100).optional(),
  actorId: z.uuid().optional(),
  targetId: z.uuid().optional(),
  ...pageInput.shape,
});

/** The audit log, newest first. */
export async function listAudit(ctx: Ctx, raw: z.input<typeof listAuditInput>): Promise<Page<AuditEntry>> {
  authorise(holds(ctx.actor, 'audit.view', { own: false }), 'audit.view');
  const { limit, cursor, ...filter } = parseInput(listAuditInput, raw);
  const before = decodeCursor(cursor, ['number']);
  const conditions = [
    sql`true`,
    ...(before ? [sql`l.seq < ${Number(before[0])}`] : []),
    ...(filter.from ? [sql`l.at >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`l.at < ${filter.to}::timestamptz`] : []),
    ...(filter.action ? [sql`l.action = ${filter.action}`] : []),
    ...(filter.actorId
      ? [sql`(l.actor = ${`user:${filter.actorId}`} or l.actor like ${`user:${filter.actorId}/%`})`]
      : []),
    ...(filter.targetId ? [sql`split_part(l.target, ':', 2) = ${filter.targetId}`] : []),
  ];
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Omit<AuditEntry, 'payload'> & { body: string | null }>(sql`
      select l.seq, l.at, l.actor, l.action, l.target, p.ip, p.body,
        (select u.name from users u where u.id::text = substring(l.actor from '^user:([0-9a-f-]{36})')) as "actorName"
      from audit_log l left join audit_payload p on p.tenant_id = l.tenant_id and p.seq = l.seq
      where ${sql.join(conditions, sql` and `)}
      order by l.seq desc limit ${limit + 1}`),
  );
  const items = rows.slice(0, limit).map(({ body, ...entry }) => ({
    ...entry,
    payload: body === null ? null : (JSON.parse(body) as Record<string, unknown>),
  }));
  return { items, nextCursor: rows.length > limit ? encodeCursor([String(items.at(-1)!.seq)]) : null };
}
