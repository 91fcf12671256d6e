import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { tellPages } from '@/lib/platform/outbox/tell-pages';

import { sessionEnded } from './events';

/** Ends sessions of the caller: the speaking one, a named one, all others, or every one. */
export const signOut = command({
  name: 'session.end',
  input: z.strictObject({
    which: z.union([z.literal('this'), z.literal('others'), z.literal('all'), z.uuid()]).default('this'),
  }),
  run: async (tx, ctx, { which }): Promise<{ ended: number }> => {
    const person = requirePerson(ctx.actor);
    authorise(person.kind === 'user', 'signed_in');
    const chosen =
      {
        this: sql`id = ${person.credentialId}`,
        others: sql`id <> ${person.credentialId}`,
        all: sql`true`,
      }[which] ?? sql`id = ${which}`;
    const { rows } = await tx.execute(sql`
      update sessions set revoked_at = ${ctx.now.toISOString()}
      where user_id = ${person.id} and revoked_at is null and ${chosen} returning id`);
    if (rows.length > 0) {
      const subject = { type: 'user', id: person.id };
      record(tx, ctx, sessionEnded, subject, { sessions: rows.length });
      tellPages(tx, ctx, subject, [`access:${person.id}`]);
    }
    return { ended: rows.length };
  },
});
