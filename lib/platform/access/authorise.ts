import { type Access, type Actor, isPerson, type Scope } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';

import { covers, type PermissionKey, permissionKeys, widerScope } from './permissions';

/** The widest scope in which an actor holds a permission; null if not at all. */
export function scopeOf(actor: Actor, permission: PermissionKey): Scope | null {
  return isPerson(actor) ? grantedScope(actor.access, permission) : null;
}

export function grantedScope(access: Access, permission: PermissionKey): Scope | null {
  return Object.entries(access.grants).reduce<Scope | null>(
    (widest, [granted, scope]) =>
      covers(granted, permission) ? (widest ? widerScope(widest, scope) : scope) : widest,
    null,
  );
}

/**
 * Whether a permission reaches a thing: everything, the departments of the actor, or what is the actor's own.
 * `own` is decided by the caller, as only it knows what makes a thing somebody's own.
 */
export function holds(
  actor: Actor,
  permission: PermissionKey,
  thing: { departmentId?: string | null; own: boolean },
): boolean {
  const scope = scopeOf(actor, permission);
  if (!scope) return false;
  if (scope === 'all' || thing.own) return true;
  return scope === 'department' && isPerson(actor) && thing.departmentId
    ? actor.access.departmentIds.includes(thing.departmentId)
    : false;
}

/** The one place where a command is refused for who is asking. */
export function authorise(allowed: boolean, permission: PermissionKey | 'signed_in' | 'job_only'): void {
  if (allowed) return;
  throw new DomainError('forbidden', `This needs the permission ${permission}.`, { params: { permission } });
}

/** A person, or an error: commands that only people may use begin with it. */
export function requirePerson(actor: Actor) {
  if (!isPerson(actor)) throw new DomainError('forbidden', 'Only a signed-in person may do this.');
  return actor;
}

/** Every permission somebody holds with its widest scope, wildcards spelled out. */
export function grantsByKey(access: Access): Partial<Record<PermissionKey, Scope>> {
  return Object.fromEntries(
    permissionKeys.flatMap((key) => {
      const scope = grantedScope(access, key);
      return scope ? [[key, scope] as const] : [];
    }),
  );
}
