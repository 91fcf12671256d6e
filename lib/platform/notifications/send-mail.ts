import type { Ctx } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';

import { handOverMail, isRefused } from './hand-over-mail';
import { oneLine } from './rules/one-line';
import { settleMail } from './settle-mail';
import { takeMail } from './take-mail';

/**
 * One try at one mail, between two transactions. Only a crash between the server's yes and our note of it can send
 * it twice, and then under the same Message-ID. Without a mail server the mail is kept, to be read in the admin section.
 */
export async function sendMail(
  ctx: Ctx,
  { mailId, isLastAttempt }: { mailId: string; isLastAttempt: boolean },
): Promise<void> {
  const mail = await takeMail(ctx, { mailId });
  if (!mail) return;
  if (!env().SMTP_URL) {
    await settleMail(ctx, { mailId, outcome: 'kept' });
    return;
  }

  try {
    await handOverMail(mail);
  } catch (problem) {
    const error = oneLine(problem instanceof Error ? problem.message : String(problem));
    if (isRefused(problem) || isLastAttempt) {
      await settleMail(ctx, { mailId, outcome: 'failed', error });
      return;
    }
    await settleMail(ctx, { mailId, outcome: 'waiting', error });
    throw problem;
  }
  await settleMail(ctx, { mailId, outcome: 'sent' });
}
