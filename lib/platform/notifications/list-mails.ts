import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';

import { mails } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { type MailStatus, mailStatuses } from './inputs';
import { mayManageMails } from './policy';

const listInput = z.strictObject({ ...pageInput.shape, status: z.enum(mailStatuses).optional() });

export type MailSummary = {
  id: string;
  toAddress: string;
  toName: string;
  kind: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

export const mailSummary = {
  id: mails.id,
  toAddress: mails.toAddress,
  toName: mails.toName,
  kind: mails.kind,
  subject: mails.subject,
  status: mails.status,
  attempts: mails.attempts,
  lastError: mails.lastError,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
};

/** Everything the tenant has written, newest first, without the bodies. */
export async function listMails(ctx: Ctx, raw: z.input<typeof listInput>): Promise<Page<MailSummary>> {
  const { limit, cursor, status } = parseInput(listInput, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);
  authorise(mayManageMails(ctx.actor), 'settings.manage');

  return read(ctx, async (tx) => {
    const rows = await tx
      .select(mailSummary)
      .from(mails)
      .where(and(status ? eq(mails.status, status) : undefined, after ? olderThan(after) : undefined))
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(limit + 1);

    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  });
}

function olderThan([createdAt, id]: string[]) {
  return sql`(${mails.createdAt}, ${mails.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
