import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';

import { createRun } from './create-run';
import { runCreated } from './events';
import { loadHeldRun } from './hold-run';
import { cloneRunInput } from './inputs';
import { mayViewRun } from './may-view-run';
import { findStartableDeck } from './store';

/** The same version once more, from its beginning: no answers, no signatures, a number of its own; it waits to be started. */
export const cloneRun = command({
  name: 'run.clone',
  input: cloneRunInput,
  run: async (tx, ctx, { runId, title }): Promise<{ id: string; number: string; status: 'pending' }> => {
    const person = requirePerson(ctx.actor);
    const original = await loadHeldRun(tx, ctx, runId);
    if (!mayViewRun(person, original)) throw new DomainError('not_found', 'There is no such run.');
    const deck = await findStartableDeck(tx, person, original.deckId, original.version);
    authorise(mayStartDeck(person, deck).start, 'runs.start');
    if (deck.status === 'archived')
      throw new DomainError('deck_archived', 'An archived deck cannot be started.');
    if (!deck.version) throw new DomainError('deck_not_published', 'The deck has no such published version.');

    const run = await createRun(tx, ctx, {
      deck: { ...deck, version: deck.version },
      title: title ?? original.title,
      subject: original.subject,
      starterId: person.id,
      clonedFrom: runId,
      subVersions: original.subVersions,
    });
    record(
      tx,
      ctx,
      runCreated,
      { type: 'run', id: run.id },
      { ...run, deckId: deck.id, version: deck.version.number, clonedFrom: runId },
    );
    return { id: run.id, number: run.number, status: 'pending' };
  },
});
