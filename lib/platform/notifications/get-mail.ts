import { eq } from 'drizzle-orm';
import type { z } from 'zod';

import { mails } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { mailInput } from './inputs';
import { type MailSummary, mailSummary } from './list-mails';
import { mayManageMails } from './policy';

export type MailDetail = MailSummary & { textBody: string; htmlBody: string };

export async function getMail(ctx: Ctx, raw: z.input<typeof mailInput>): Promise<MailDetail> {
  const { mailId } = parseInput(mailInput, raw);
  authorise(mayManageMails(ctx.actor), 'settings.manage');

  const [mail] = await read(ctx, (tx) =>
    tx
      .select({ ...mailSummary, textBody: mails.textBody, htmlBody: mails.htmlBody })
      .from(mails)
      .where(eq(mails.id, mailId)),
  );
  if (!mail) throw new DomainError('not_found', 'There is no such mail.');
  return mail;
}
