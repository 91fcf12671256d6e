import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

export type ApiTokenItem = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** The caller's own living tokens, newest first. */
export async function listApiTokens(ctx: Ctx): Promise<ApiTokenItem[]> {
  const person = requirePerson(ctx.actor);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<ApiTokenItem>(sql`
      select id, name, hint, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from api_tokens where user_id = ${person.id} and revoked_at is null order by created_at desc, id desc limit 100`),
  );
  return rows;
}
