import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { IDLE_HOURS } from './open-session';

export type SessionItem = {
  id: string;
  ip: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
};

/** Where the caller is signed in, most recently used first. */
export async function listSessions(ctx: Ctx): Promise<SessionItem[]> {
  const person = requirePerson(ctx.actor);
  const idleSince = new Date(ctx.now.getTime() - IDLE_HOURS * 3_600_000).toISOString();
  const { rows } = await read(ctx, (tx) =>
    tx.execute<SessionItem>(sql`
      select s.id, s.ip, s.user_agent as "userAgent", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
        s.id = ${person.credentialId}::uuid as "isThis"
      from sessions s join users u on u.id = s.user_id
      where s.user_id = ${person.id} and s.revoked_at is null and s.expires_at > ${ctx.now.toISOString()}
        and s.last_seen_at > ${idleSince} and s.token_version = u.token_version
      order by s.last_seen_at desc, s.id desc limit 50`),
  );
  return rows;
}
