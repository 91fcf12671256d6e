import { sql } from 'drizzle-orm';
import { grantedScope } from '@/lib/platform/access/authorise';
import { covers, permissionKeys } from '@/lib/platform/access/permissions';
import type { Access, Ctx, Person, Scope } from '@/lib/platform/core/ctx';
import { report } from '@/lib/platform/core/log';
import { read, transact } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { personColumns, type RawPerson, toPersonRow } from './load-access';

const TOUCHED_EVERY_MS = 60_000;

/** Who a bearer token speaks for, or null. It may do what its person may, narrowed to its own scopes. */
export async function findApiToken(
  base: Omit<Ctx, 'actor'>,
  token: string,
): Promise<(Ctx & { actor: Person }) | null> {
  const ctx: Ctx = { ...base, actor: { kind: 'anonymous', id: 'anonymous' } };
  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawPerson & { tokenId: string; scopes: string[]; lastUsedAt: string | null }>(sql`
      select ${personColumns}, t.id as "tokenId", t.scopes, t.last_used_at as "lastUsedAt"
      from api_tokens t join users u on u.id = t.user_id
      where t.token_hash = ${hashToken(token)} and t.revoked_at is null and u.status = 'active'
        and (t.expires_at is null or t.expires_at > ${base.now.toISOString()})`),
  );
  if (!rows[0]) return null;
  const { tokenId, scopes, lastUsedAt, ...raw } = rows[0];
  const person = toPersonRow(raw);
  if (!lastUsedAt || base.now.getTime() - new Date(lastUsedAt).getTime() > TOUCHED_EVERY_MS) {
    await transact(ctx, (tx) =>
      tx.execute(sql`update api_tokens set last_used_at = ${base.now.toISOString()} where id = ${tokenId}`),
    ).catch((error) => report(error, { tenantId: ctx.tenantId, requestId: ctx.requestId }));
  }
  return {
    ...base,
    actor: {
      kind: 'token',
      id: person.id,
      name: person.name,
      email: person.email,
      access: narrowed(person.access, scopes),
      credentialId: tokenId,
    },
  };
}

/** The person's grants, key by key, as far as the token's scopes name them. */
export function narrowed(access: Access, tokenScopes: readonly string[]): Access {
  if (tokenScopes.includes('*')) return access;
  const grants: Record<string, Scope> = {};
  for (const permission of permissionKeys) {
    const scope = grantedScope(access, permission);
    if (scope && tokenScopes.some((granted) => covers(granted, permission))) grants[permission] = scope;
  }
  return { ...access, grants };
}
