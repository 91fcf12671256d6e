import 'server-only';

import { requireCtx } from '@/app/_server/require-ctx';
import { resolveTenant } from '@/app/_server/resolve-tenant';
import { scopeOf } from '@/lib/platform/access/authorise';

/** What a new schedule begins with, for somebody who may make one: the company's zone and the day it has there. */
export async function loadScheduleStart(): Promise<{ timeZone: string; today: string } | null> {
  const [ctx, { timeZone }] = await Promise.all([requireCtx(), resolveTenant()]);
  if (!scopeOf(ctx.actor, 'schedules.manage')) return null;
  // The one locale whose days are written the way date fields read them.
  return { timeZone, today: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ctx.now) };
}
