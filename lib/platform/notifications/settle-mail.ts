import { and, eq } from 'drizzle-orm';
import { z } from 'zod';

import { mails } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { releaseEffect } from '@/lib/platform/outbox/release-effect';

import { hideToken } from './rules/hide-token';
import { MAIL_LEASE_SECONDS, mailLease } from './rules/mail-lease';

const settleInput = z.discriminatedUnion('outcome', [
  z.object({ mailId: z.uuid(), outcome: z.literal('sent') }),
  z.object({ mailId: z.uuid(), outcome: z.literal('kept') }),
  /** Refused for good, or tried often enough. */
  z.object({ mailId: z.uuid(), outcome: z.literal('failed'), error: z.string() }),
  /** Did not work this time. */
  z.object({ mailId: z.uuid(), outcome: z.literal('waiting'), error: z.string() }),
]);

/** How a try ended. A mail that is out no longer needs the secret in its link, so the row forgets it. */
export const settleMail = command({
  name: 'mail.settle',
  input: settleInput,
  run: async (tx, ctx, { mailId, outcome, ...more }): Promise<void> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [mail] = await tx
      .select({ kind: mails.kind, textBody: mails.textBody, htmlBody: mails.htmlBody })
      .from(mails)
      .where(and(eq(mails.id, mailId), eq(mails.status, 'waiting')))
      .for('update');
    if (!mail) return;

    await tx
      .update(mails)
      .set({
        status: outcome,
        lastError: 'error' in more ? more.error.slice(0, 1000) : null,
        ...(outcome === 'sent' && {
          sentAt: ctx.now,
          textBody: hideToken(mail.textBody),
          htmlBody: hideToken(mail.htmlBody),
        }),
      })
      .where(eq(mails.id, mailId));
    if (outcome !== 'sent') await releaseEffect(tx, ctx, mailLease(mailId), MAIL_LEASE_SECONDS);
  },
});
