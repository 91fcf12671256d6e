import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { apiTokenRevoked } from './events';
import { mayManageAll } from './policy';

/** Ends a token at once: one's own, or anybody's for those who manage everybody. */
export const revokeApiToken = command({
  name: 'api_token.revoke',
  input: z.strictObject({ tokenId: z.uuid() }),
  run: async (tx, ctx, { tokenId }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const { rows } = await tx.execute<{ userId: string; name: string; revoked: boolean }>(sql`
      select user_id as "userId", name, revoked_at is not null as revoked from api_tokens where id = ${tokenId} for update`);
    const token = rows[0];
    if (!token || (token.userId !== person.id && !mayManageAll(person))) {
      throw new DomainError('not_found', 'There is no such token.');
    }
    authorise(person.kind === 'user', 'signed_in');
    if (token.revoked) return { id: tokenId };
    await tx.execute(sql`update api_tokens set revoked_at = ${ctx.now.toISOString()} where id = ${tokenId}`);
    record(tx, ctx, apiTokenRevoked, { type: 'api_token', id: tokenId }, { name: token.name });
    return { id: tokenId };
  },
});
