import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { SearchDocument } from '@/lib/platform/search/store-documents';

type RawDeck = {
  id: string;
  revision: number;
  title: string;
  description: string;
  lanes: string[];
  steps: { title: string; instructions: string; subtasks: string[] }[];
};

/** Everything the draft of a deck can be found by, as it stands. */
export async function readDecks(tx: Tx, deckIds: readonly string[]): Promise<SearchDocument[]> {
  const rows = await prepared<RawDeck>(tx, 'read-decks-for-search', READ, [deckIds]);
  return rows.map(({ id, revision, title, description, lanes, steps }) => ({
    subjectId: id,
    revision,
    title,
    heading: '',
    steps: [...lanes, ...steps.map((step) => step.title)],
    rest: [description, ...steps.flatMap((step) => [step.instructions, ...step.subtasks])],
  }));
}

const READ = `
  select d.id, d.revision, d.title, d.description,
    (select coalesce(jsonb_agg(l.title order by l.order_index), '[]') from deck_lanes l where l.deck_id = d.id) as lanes,
    (select coalesce(jsonb_agg(jsonb_build_object('title', c.title, 'instructions', c.instructions, 'subtasks', c.subtasks)
        order by c.order_index, c.position), '[]') from deck_checkpoints c where c.deck_id = d.id) as steps
  from decks d where d.id = any($1::uuid[])`;
