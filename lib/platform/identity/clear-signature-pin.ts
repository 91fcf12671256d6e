import { sql } from 'drizzle-orm';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { signaturePinCleared } from './events';
import { userInput } from './inputs';
import { mayManageAll } from './policy';
import { holdUser } from './store';

/** Takes somebody's signature PIN away. Nobody can set it for them: they choose a new one with their password. */
export const clearSignaturePin = command({
  name: 'signature_pin.clear',
  input: userInput,
  run: async (tx, ctx, { userId }): Promise<{ id: string }> => {
    authorise(mayManageAll(ctx.actor), 'team.manage');
    const user = await holdUser(tx, userId);
    const { rowCount } = await tx.execute(sql`delete from signature_pins where user_id = ${user.id}`);
    if (rowCount === 0) throw new DomainError('not_found', 'This person has no signature PIN.');
    record(tx, ctx, signaturePinCleared, { type: 'user', id: user.id }, {});
    return { id: user.id };
  },
});
