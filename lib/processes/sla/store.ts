import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { defaultDelays, type EscalationDelays } from '@/lib/processes/engine/escalation';

/** How long after the due time the leads hear of a step, and management, as the tenant has set it now. */
export async function delaysOf(
  tx: Tx,
  ctx: Ctx,
): Promise<{ leadsSeconds: number; managementSeconds: number }> {
  const [tenant] = await prepared<{ delays: EscalationDelays | null }>(
    tx,
    'escalation-delays',
    `select settings -> 'escalationDelays' as delays from tenants where id = $1`,
    [ctx.tenantId],
  );
  const { leadsMinutes, managementMinutes } = tenant?.delays ?? defaultDelays;
  return { leadsSeconds: leadsMinutes * 60, managementSeconds: (leadsMinutes + managementMinutes) * 60 };
}
