import { eq } from 'drizzle-orm';

import { notificationSettings } from '@/db/schema/platform/notifications';
import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { type NoticeType, noticeTypes } from './inputs';

export type NoticeSetting = { type: NoticeType; byMail: boolean };

/** What the caller gets by mail, every type in its fixed order. */
export async function getNoticeSettings(ctx: Ctx): Promise<NoticeSetting[]> {
  const person = requirePerson(ctx.actor);
  const decided = await read(ctx, (tx) =>
    tx
      .select({ type: notificationSettings.type, byMail: notificationSettings.byMail })
      .from(notificationSettings)
      .where(eq(notificationSettings.userId, person.id)),
  );
  const byMail = new Map(decided.map((setting) => [setting.type, setting.byMail]));
  return noticeTypes.map((type) => ({ type, byMail: byMail.get(type) ?? true }));
}
