import { eq, sql } from 'drizzle-orm';

import { type Mail, mails } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { leaseEffect } from '@/lib/platform/outbox/lease-effect';

import { mailInput } from './inputs';
import { MAIL_LEASE_SECONDS, mailLease } from './rules/mail-lease';

/**
 * Takes a waiting mail for one try; null where it is out already. While somebody else is at it this is a conflict:
 * they may have died at it, so the next try is made when their lease has ended.
 */
export const takeMail = command({
  name: 'mail.take',
  input: mailInput,
  run: async (tx, ctx, { mailId }): Promise<Mail | null> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    if (mail?.status !== 'waiting') return null;
    if (!(await leaseEffect(tx, ctx, mailLease(mailId), MAIL_LEASE_SECONDS))) {
      throw new DomainError('conflict', 'This mail is being sent right now.');
    }

    await tx
      .update(mails)
      .set({ attempts: sql`${mails.attempts} + 1` })
      .where(eq(mails.id, mailId));
    return { ...mail, attempts: mail.attempts + 1 };
  },
});
