'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { updateSettings } from '@/lib/platform/tenants/update-settings';

export const updateSettingsAction = tenantAction(async (ctx, input: Parameters<typeof updateSettings>[1]) => {
  const settings = await updateSettings(ctx, input);
  revalidatePath('/admin/settings');
  return settings;
});
