import { sql } from 'drizzle-orm';

import { authorise, holds } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { settingsChanged } from './events';
import { updateSettingsInput } from './inputs';

/** What an admin decides for everybody. Delays hold at once, for what is late already too; what was sent stays sent. */
export const updateSettings = command({
  name: 'tenant.update_settings',
  input: updateSettingsInput,
  run: async (tx, ctx, settings) => {
    authorise(holds(ctx.actor, 'settings.manage', { own: false }), 'settings.manage');
    await tx.execute(
      sql`update tenants set settings = settings || ${JSON.stringify(settings)}::jsonb where id = ${ctx.tenantId}`,
    );
    record(tx, ctx, settingsChanged, { type: 'tenant', id: ctx.tenantId }, settings);
    return settings;
  },
});
