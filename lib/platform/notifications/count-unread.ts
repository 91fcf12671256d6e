import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, read } from '@/lib/platform/core/transact';

/** The number at the bell, counted up to 100: it says "99+" from there. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const person = requirePerson(ctx.actor);
  return read(ctx, async (tx) => {
    const [row] = await prepared<{ unread: number }>(
      tx,
      'notifications-unread',
      `select count(*) as unread from (
         select from notifications where user_id = $1 and read_at is null limit 100) counted`,
      [person.id],
    );
    return row?.unread ?? 0;
  });
}
