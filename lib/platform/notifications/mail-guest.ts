import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { composeGuestStep } from './rules/compose-mail';
import { deepLink } from './rules/tenant-address';
import { findRecipient, findSender, queueMail } from './store';

/** What somebody outside is asked, as the mail tells it. */
type Asked = { runTitle: string; stepTitle: string; dueAt: Date | null; expiresAt: string; hasPin: boolean };

/**
 * The mail to somebody without an account, in the language and the time of whoever asks. It is written with the
 * invitation, as its link is the only place of the token, and leaves with it after the commit.
 */
export async function mailGuest(
  tx: Tx,
  ctx: Ctx,
  guest: { name: string; email: string; token: string; inviterId: string; asked: Asked },
): Promise<void> {
  const { name, email, token, asked } = guest;
  const inviter = await findRecipient(tx, guest.inviterId);
  const { origin, name: tenantName } = await findSender(ctx);
  const isAhead = asked.dueAt !== null && asked.dueAt > ctx.now;
  const mail = composeGuestStep(
    { name, locale: inviter!.locale, timeZone: inviter!.timeZone },
    { ...asked, tenantName, dueAt: isAhead ? asked.dueAt!.toISOString() : undefined },
    { link: deepLink(origin, `/g/${token}`), now: ctx.now },
  );
  await queueMail(tx, ctx, 'guest', { id: null, name, email }, mail);
}
