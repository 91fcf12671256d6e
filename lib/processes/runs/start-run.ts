import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';
import { beginRun, makeRun, type StartedRun } from './begin-run';
import { startRunInput } from './inputs';
import { findStartableDeck } from './store';

/** Makes a run from a published version: everything is copied, so that nothing that happens to the deck reaches it. */
export const startRun = command({
  name: 'run.start',
  input: startRunInput,
  run: async (tx, ctx, input): Promise<StartedRun> => {
    const person = requirePerson(ctx.actor);
    const deck = await findStartableDeck(tx, person, input.deckId, input.version);
    const { seen, start } = mayStartDeck(person, deck);
    if (!seen) throw new DomainError('not_found', 'There is no such deck.');
    authorise(start, 'runs.start');
    if (deck.status === 'archived')
      throw new DomainError('deck_archived', 'An archived deck cannot be started.');
    if (!deck.version) throw new DomainError('deck_not_published', 'The deck has no such published version.');

    const run = {
      deck: { ...deck, version: deck.version },
      title: input.title ?? deck.version.snapshot.title,
      subject: input.subject,
      starterId: person.id,
    };
    return input.start ? beginRun(tx, ctx, run) : makeRun(tx, ctx, run);
  },
});
