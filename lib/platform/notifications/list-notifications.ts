import { and, desc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';

import { notifications } from '@/db/schema/platform/notifications';
import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import type { NoticeData, NoticeType } from './inputs';

export type Notification = {
  id: string;
  type: NoticeType;
  path: string;
  data: NoticeData;
  createdAt: Date;
  readAt: Date | null;
};

/** The caller's own, newest first. */
export async function listNotifications(
  ctx: Ctx,
  raw: z.input<typeof pageInput>,
): Promise<Page<Notification>> {
  const { limit, cursor } = parseInput(pageInput, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);
  const person = requirePerson(ctx.actor);

  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: notifications.id,
        type: notifications.type,
        path: notifications.path,
        data: notifications.data,
        createdAt: notifications.createdAt,
        readAt: notifications.readAt,
      })
      .from(notifications)
      .where(and(eq(notifications.userId, person.id), after ? olderThan(after) : undefined))
      .orderBy(desc(notifications.createdAt), desc(notifications.id))
      .limit(limit + 1);

    const items = rows.slice(0, limit) as Notification[];
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  });
}

function olderThan([createdAt, id]: string[]) {
  return sql`(${notifications.createdAt}, ${notifications.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
