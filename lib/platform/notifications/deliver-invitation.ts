import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { issueInvitation } from '@/lib/platform/identity/issue-invitation';

import { composeInvitation } from './rules/compose-mail';
import { deepLink } from './rules/tenant-address';
import { findRecipient, findSender, queueMail } from './store';

/** Writes the mail with the deep link. The secret in it is made here, in the same transaction, and kept nowhere else. */
export const deliverInvitation = command({
  name: 'notifications.invite',
  input: z.object({ invitationId: z.uuid() }),
  run: async (tx, ctx, { invitationId }): Promise<{ mailId: string | null }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const issued = await issueInvitation(ctx, { invitationId });
    const recipient = issued && (await findRecipient(tx, issued.userId));
    if (!recipient) return { mailId: null };

    const { origin, name } = await findSender(ctx);
    const mail = composeInvitation(
      recipient,
      { tenantName: name, expiresAt: issued.expiresAt.toISOString() },
      { link: deepLink(origin, `/invitation/${issued.token}`), now: ctx.now },
    );
    return { mailId: await queueMail(tx, ctx, 'invitation', recipient, mail) };
  },
});
