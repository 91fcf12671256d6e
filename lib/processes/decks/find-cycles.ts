import { sql } from 'drizzle-orm';

import type { Problem } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';

import type { Draft } from './inputs';
import { stepsOf } from './rules/validate-draft';

/**
 * Waits for everybody else in the company who writes down which deck is a part of which, so that two of them cannot
 * close a circle together. Always taken before a deck's row is held: whoever holds a row waits for nobody here.
 */
export async function awaitTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('deck-cycle/' || current_setting('app.tenant_id'), 0))`);
}

/** The steps whose sub-deck leads back to the deck itself, through drafts and published versions alike. */
export async function findCycles(tx: Tx, deckId: string, draft: Pick<Draft, 'lanes'>): Promise<Problem[]> {
  const steps = stepsOf(draft).filter((step) => step.subDeckId !== null);
  if (steps.length === 0) return [];
  const closing = await prepared<{ from: string }>(tx, 'find-deck-cycles', CLOSING, [
    deckId,
    [...new Set(steps.map((step) => step.subDeckId))],
  ]);
  const bad = new Set(closing.map(({ from }) => from));
  return steps.flatMap((step) =>
    step.subDeckId && bad.has(step.subDeckId)
      ? [
          {
            pointer: `${step.pointer}/subDeckId`,
            code: 'sub_deck_cycle',
            message: 'The deck would be a part of itself.',
            params: { title: step.title },
          },
        ]
      : [],
  );
}

const CLOSING = `
  with recursive reach (origin, deck_id) as (
    select d, d from unnest($2::uuid[]) d
    union
    select r.origin, part.sub_deck_id
    from reach r
    cross join lateral (
      select c.sub_deck_id from deck_checkpoints c where c.deck_id = r.deck_id and c.sub_deck_id is not null
      union
      select (step ->> 'subDeckId')::uuid
      from decks d
      join deck_versions v on v.deck_id = d.id and v.number = d.current_version
      cross join lateral jsonb_path_query(v.snapshot::jsonb, '$.lanes[*].checkpoints[*] ? (@.subDeckId != null)') step
      where d.id = r.deck_id
    ) part
    where r.deck_id <> $1
  )
  select distinct origin::text as "from" from reach where deck_id = $1`;
