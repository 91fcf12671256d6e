import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import { holds, scopeOf } from '@/lib/platform/access/authorise';
import type { PermissionKey } from '@/lib/platform/access/permissions';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/** What decides whose deck it is. */
export type DeckPlace = {
  ownerId: string;
  departmentId: string | null;
  /** What was shared with the asking person, directly or through a department. */
  shared?: ShareLevel | null;
};

const editing: readonly ShareLevel[] = ['editor', 'admin'];

export function mayView(actor: Actor, deck: DeckPlace): boolean {
  return reaches(actor, 'decks.view', deck, ['viewer', ...editing]);
}

export function mayEdit(actor: Actor, deck: DeckPlace): boolean {
  return reaches(actor, 'decks.edit', deck, editing);
}

/** Who starts a deck reads it, so both rights are asked for. */
export function mayStart(actor: Actor, deck: DeckPlace): boolean {
  return mayView(actor, deck) && reaches(actor, 'runs.start', deck, editing);
}

/**
 * Sharing and archiving belong to whoever looks after the deck, not to everybody who works on it: by a right of
 * their own, or because it is their deck. A token does only what it was given by name.
 */
export function mayAdminister(actor: Actor, deck: DeckPlace): boolean {
  if (reaches(actor, 'decks.share', deck, ['admin'])) return true;
  return actor.kind === 'user' && isTheirs(actor, deck, ['admin']) && scopeOf(actor, 'decks.edit') !== null;
}

/** Whether a deck may be put into a department: into one's own, or anywhere with the widest scope. */
export function mayPlace(actor: Actor, departmentId: string | null): boolean {
  const scope = scopeOf(actor, 'decks.edit');
  if (!scope || !isPerson(actor)) return false;
  return scope === 'all' || departmentId === null || actor.access.departmentIds.includes(departmentId);
}

/** By role, by owning it, or by a share; but a share gives nothing to whom the permission was taken altogether. */
function reaches(
  actor: Actor,
  permission: PermissionKey,
  deck: DeckPlace,
  levels: readonly ShareLevel[],
): boolean {
  return holds(actor, permission, { departmentId: deck.departmentId, own: isTheirs(actor, deck, levels) });
}

function isTheirs(actor: Actor, deck: DeckPlace, levels: readonly ShareLevel[]): boolean {
  const own = isPerson(actor) && actor.id === deck.ownerId;
  return own || (deck.shared != null && levels.includes(deck.shared));
}
