import { holds } from '@/lib/platform/access/authorise';
import type { Actor } from '@/lib/platform/core/ctx';

/** Mails of everybody lie in the admin section; only the widest scope reaches them. */
export function mayManageMails(actor: Actor): boolean {
  return holds(actor, 'settings.manage', { own: false });
}
