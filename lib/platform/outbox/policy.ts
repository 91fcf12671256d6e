import { holds } from '@/lib/platform/access/authorise';
import type { Actor } from '@/lib/platform/core/ctx';

/** Jobs, like the other settings of a tenant, concern nobody in particular: only the widest scope reaches them. */
export function mayManageJobs(actor: Actor): boolean {
  return holds(actor, 'settings.manage', { own: false });
}
