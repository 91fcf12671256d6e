import { eq } from 'drizzle-orm';

import { mails } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { mailQueued, mailRetried } from './events';
import { mailInput } from './inputs';
import { mayManageMails } from './policy';

/** A mail that failed, or was kept while there was no mail server, is tried again from the beginning. */
export const retryMail = command({
  name: 'mail.retry',
  input: mailInput,
  run: async (tx, ctx, { mailId }): Promise<void> => {
    authorise(mayManageMails(ctx.actor), 'settings.manage');
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    if (!mail) throw new DomainError('not_found', 'There is no such mail.');
    if (mail.status !== 'failed' && mail.status !== 'kept') {
      throw new DomainError('already_decided', 'This mail is out already, or about to be sent.');
    }

    await tx
      .update(mails)
      .set({ status: 'waiting', attempts: 0, lastError: null })
      .where(eq(mails.id, mailId));
    const subject = { type: 'mail', id: mailId };
    record(tx, ctx, mailRetried, subject, { kind: mail.kind });
    record(tx, ctx, mailQueued, subject, { mailId });
  },
});
