import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, transact } from '@/lib/platform/core/transact';
import { verifyPassword } from '@/lib/platform/crypto/hash-password';
import { hashPin } from '@/lib/platform/crypto/hash-pin';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { signaturePinSet } from './events';
import { setSignaturePinInput } from './inputs';
import { holdUser } from './store';

/**
 * Sets or changes the own signature PIN; the password proves who asks, so a forgotten or locked PIN ends here as well.
 * Password and PIN are worked on between two transactions: both take longer than everything else.
 */
export const setSignaturePin = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof setSignaturePinInput>): Promise<{ changed: boolean }> => {
    const { password, pin } = parseInput(setSignaturePinInput, raw);
    const person = requirePerson(ctx.actor);
    authorise(person.kind === 'user', 'signed_in');
    await takeHit(ctx, 'account_auth', `pin ${person.id}`);

    const seen = await read(ctx, async (tx) => {
      const { rows } = await tx.execute<{ passwordHash: string | null }>(
        sql`select password_hash as "passwordHash" from users where id = ${person.id}`,
      );
      return rows[0]?.passwordHash ?? null;
    });
    if (!seen || !(await verifyPassword(seen, password))) throw wrongPassword();
    const hash = await hashPin(pin);

    return transact(ctx, async (tx) => {
      const user = await holdUser(tx, person.id);
      // Whoever changed the password meanwhile is asked for the new one.
      if (user.passwordHash !== seen || user.status !== 'active') throw wrongPassword();
      const at = ctx.now.toISOString();
      const { rows } = await tx.execute<{ changed: boolean }>(sql`
        with before as (select true as had from signature_pins where user_id = ${user.id}),
          kept as (
            insert into signature_pins (user_id, hash, set_at) values (${user.id}, ${hash}, ${at})
            on conflict (tenant_id, user_id) do update
              set hash = excluded.hash, set_at = excluded.set_at, attempts = 0, locked_until = null)
        select exists (select from before) as changed`);
      const changed = rows[0]!.changed;
      record(tx, ctx, signaturePinSet, { type: 'user', id: user.id }, { changed });
      return { changed };
    });
  },
  { spec: { name: 'signature_pin.set', input: setSignaturePinInput } },
);

function wrongPassword(): DomainError {
  const problems = [{ pointer: '/password', code: 'password_wrong', message: 'This is not your password.' }];
  return new DomainError('invalid_input', 'The password is wrong.', { problems });
}
