import { holds, scopeOf } from '@/lib/platform/access/authorise';
import type { PermissionKey } from '@/lib/platform/access/permissions';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/** What decides whose deck it is. */
export type DeckPlace = { ownerId: string; departmentId: string | null };

export function mayView(actor: Actor, deck: DeckPlace): boolean {
  return reaches(actor, 'decks.view', deck);
}

export function mayEdit(actor: Actor, deck: DeckPlace): boolean {
  return reaches(actor, 'decks.edit', deck);
}

/** Who starts a deck reads it, so both rights are asked for. */
export function mayStart(actor: Actor, deck: DeckPlace): boolean {
  return mayView(actor, deck) && reaches(actor, 'runs.start', deck);
}

/** Whether a deck may be put into a department: into one's own, or anywhere with the widest scope. */
export function mayPlace(actor: Actor, departmentId: string | null): boolean {
  const scope = scopeOf(actor, 'decks.edit');
  if (!scope || !isPerson(actor)) return false;
  return scope === 'all' || departmentId === null || actor.access.departmentIds.includes(departmentId);
}

function reaches(actor: Actor, permission: PermissionKey, deck: DeckPlace): boolean {
  const own = isPerson(actor) && actor.id === deck.ownerId;
  return holds(actor, permission, { departmentId: deck.departmentId, own });
}
