import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';

export type FoundInvitation =
  | { state: 'open'; name: string; email: string; tenantName: string; passwordPolicy: 'composition' | 'nist' }
  | { state: 'expired' | 'used' | 'unknown' };

/** What an invitation link stands for. Looking changes nothing. */
export async function findInvitation(ctx: Ctx, token: string): Promise<FoundInvitation> {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{
      name: string;
      email: string;
      used: boolean;
      expired: boolean;
      tenantName: string;
      policy: string;
    }>(sql`
      select u.name, u.email, i.accepted_at is not null or i.revoked_at is not null or u.status <> 'invited' as used,
        i.expires_at <= ${ctx.now.toISOString()} as expired, t.name as "tenantName",
        coalesce(t.settings ->> 'passwordPolicy', 'composition') as policy
      from invitations i join users u on u.id = i.user_id cross join tenants t
      where i.token_hash = ${hashToken(token)}`),
  );
  const found = rows[0];
  if (!found) return { state: 'unknown' };
  if (found.used) return { state: 'used' };
  if (found.expired) return { state: 'expired' };
  const { name, email, tenantName, policy } = found;
  return {
    state: 'open',
    name,
    email,
    tenantName,
    passwordPolicy: policy === 'nist' ? 'nist' : 'composition',
  };
}
