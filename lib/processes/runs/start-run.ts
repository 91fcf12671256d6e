import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';
import { applyTransitions } from './apply-transitions';
import { createRun } from './create-run';
import { runCreated, runStarted } from './events';
import { freezeSubDecks } from './freeze-sub-decks';
import { holdRun } from './hold-run';
import { startRunInput } from './inputs';
import { findStartableDeck } from './store';

export type StartedRun = { id: string; number: string; status: string };

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

    const run = await createRun(tx, ctx, {
      deck: { ...deck, version: deck.version },
      title: input.title ?? deck.version.snapshot.title,
      subject: input.subject,
      starterId: person.id,
      subVersions: await freezeSubDecks(tx, deck.version.snapshot),
    });
    record(
      tx,
      ctx,
      runCreated,
      { type: 'run', id: run.id },
      { ...run, deckId: deck.id, version: deck.version.number },
    );
    if (!input.start) return { id: run.id, number: run.number, status: 'pending' };

    const held = await holdRun(tx, ctx, run.id);
    const state = await applyTransitions(tx, ctx, held, {
      transitions: [{ type: 'run.started' }],
      run: { startedAt: ctx.now },
    });
    record(tx, ctx, runStarted, { type: 'run', id: run.id }, { number: run.number });
    return { id: run.id, number: run.number, status: state.status };
  },
});
