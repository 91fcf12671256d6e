import { apiTokens } from '@/db/schema/platform/sessions';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { covers, permissionKeys } from '@/lib/platform/access/permissions';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newSecret } from '@/lib/platform/core/ids';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { apiTokenCreated } from './events';
import { createApiTokenInput } from './inputs';

/** A token for integrations. Its secret is in the answer and nowhere else; it may do what its person may, or less. */
export const createApiToken = command({
  name: 'api_token.create',
  input: createApiTokenInput,
  run: async (tx, ctx, input): Promise<{ id: string; token: string }> => {
    const person = requirePerson(ctx.actor);
    // A token that could make tokens could make itself wider.
    authorise(person.kind === 'user', 'signed_in');
    ensureKnownScopes(input.scopes);
    const token = `lk_${newSecret()}`;
    const expiresAt = input.expiresInDays
      ? new Date(ctx.now.getTime() + input.expiresInDays * 86_400_000)
      : null;
    const [row] = await tx
      .insert(apiTokens)
      .values({
        userId: person.id,
        name: input.name,
        tokenHash: hashToken(token),
        hint: token.slice(-4),
        scopes: input.scopes,
        createdAt: ctx.now,
        expiresAt,
      })
      .returning({ id: apiTokens.id });
    const facts = { name: input.name, scopes: input.scopes, expiresAt: expiresAt?.toISOString() ?? null };
    record(tx, ctx, apiTokenCreated, { type: 'api_token', id: row!.id }, facts);
    return { id: row!.id, token };
  },
});

function ensureKnownScopes(scopes: string[]): void {
  const problems = scopes.flatMap((scope, index) =>
    permissionKeys.some((key) => covers(scope, key))
      ? []
      : [{ pointer: `/scopes/${index}`, code: 'scope_unknown', message: 'There is no such permission.' }],
  );
  if (problems.length > 0)
    throw new DomainError('invalid_input', 'A scope names no permission.', { problems });
}
