import { notificationSettings } from '@/db/schema/platform/notifications';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { updateSettingsInput } from './inputs';

/** The caller's own wish about mails of one type. */
export const updateNoticeSettings = command({
  name: 'notifications.update_settings',
  input: updateSettingsInput,
  run: async (tx, ctx, { type, byMail }): Promise<void> => {
    const person = requirePerson(ctx.actor);
    await tx
      .insert(notificationSettings)
      .values({ userId: person.id, type, byMail })
      .onConflictDoUpdate({
        target: [notificationSettings.tenantId, notificationSettings.userId, notificationSettings.type],
        set: { byMail },
      });
  },
});
