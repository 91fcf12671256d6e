import { eq, sql } from 'drizzle-orm';

import { mails } from '@/db/schema/platform/notifications';
import { users } from '@/db/schema/platform/users';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';
import type { Tx } from '@/lib/platform/core/transact';
import { getTenant } from '@/lib/platform/tenants/get-tenant';

import { mailQueued } from './events';
import { oneLine } from './rules/one-line';
import type { Mail } from './rules/render-mail';
import { tenantAddress } from './rules/tenant-address';

export type Recipient = {
  id: string;
  name: string;
  email: string;
  locale: string;
  timeZone: string;
  status: 'invited' | 'active' | 'inactive';
};

export async function findRecipient(tx: Tx, userId: string): Promise<Recipient | null> {
  const [user] = await tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
      timeZone: users.timeZone,
      status: users.status,
    })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}

/** The tenant's own address and name, for links and words. */
export async function findSender(ctx: Ctx): Promise<{ origin: string; name: string }> {
  const { slug, name } = await getTenant(ctx);
  const { BASE_URL, APP_SINGLE_TENANT } = env();
  return { origin: tenantAddress(BASE_URL, slug, APP_SINGLE_TENANT), name };
}

/** The mail as a row; it leaves after the commit, when its event has come through. */
export async function queueMail(
  tx: Tx,
  ctx: Ctx,
  kind: string,
  recipient: { id: string | null; name: string; email: string },
  mail: Mail,
): Promise<string> {
  const [row] = await tx
    .insert(mails)
    .values({
      toAddress: recipient.email,
      toName: oneLine(recipient.name),
      userId: recipient.id,
      kind,
      subject: mail.subject,
      textBody: mail.text,
      htmlBody: mail.html,
      createdAt: ctx.now,
    })
    .returning({ id: mails.id });
  record(tx, ctx, mailQueued, { type: 'mail', id: row!.id }, { mailId: row!.id });
  return row!.id;
}

/** Whether a person wants mails of this type. Without a decision of their own: yes. */
export async function wantsMail(tx: Tx, userId: string, type: string): Promise<boolean> {
  const { rows } = await tx.execute<{ byMail: boolean }>(
    sql`select by_mail as "byMail" from notification_settings where user_id = ${userId} and type = ${type}`,
  );
  return rows[0]?.byMail ?? true;
}
