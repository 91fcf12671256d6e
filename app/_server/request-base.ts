import 'server-only';

import { currentTime } from '@/lib/platform/core/clock';
import type { Ctx, TenantId } from '@/lib/platform/core/ctx';

import { ipOf, requestIdOf, type Sent } from './request-facts';
import type { HostTenant } from './resolve-tenant';

export type RequestBase = Omit<Ctx, 'actor' | 'tx' | 'idempotency'>;

/** A context without the person: where, when and as part of what. The one place where the clock is read for a request. */
export function requestBase(tenant: HostTenant, sent: Sent): RequestBase {
  return {
    tenantId: tenant.id as TenantId,
    requestId: requestIdOf(sent),
    now: currentTime(),
    ip: ipOf(sent),
    userAgent: sent.get('user-agent')?.slice(0, 400) ?? undefined,
  };
}

export function anonymous(base: RequestBase): Ctx {
  return { ...base, actor: { kind: 'anonymous', id: 'anonymous' } };
}
