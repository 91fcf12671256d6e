import type { SubVersions } from '@/db/schema/processes/runs';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { type Snapshot, subDecksOf, thawSnapshot } from '@/lib/processes/decks/freeze-draft';

/**
 * The version of every deck that may run below this one, as they stand now. A level of the tree costs one
 * statement; a deck without sub-decks costs none.
 */
export async function freezeSubDecks(tx: Tx, snapshot: Snapshot): Promise<SubVersions> {
  const frozen: SubVersions = {};
  let wanted = subDecksOf(snapshot);
  while (wanted.length > 0) {
    const versions = await prepared<{
      deckId: string;
      versionId: string;
      text: string;
      title: string;
      archived: boolean;
    }>(
      tx,
      'current-versions',
      `select d.id as "deckId", v.id as "versionId", v.snapshot as text, d.title,
         d.status = 'archived' as archived
       from decks d join deck_versions v on v.deck_id = d.id and v.number = d.current_version
       where d.id = any($1::uuid[])`,
      [wanted],
    );
    if (versions.length < wanted.length) {
      throw new DomainError(
        'deck_not_published',
        'A deck that is a step of this one has no published version.',
      );
    }
    const away = versions.find(({ archived }) => archived);
    if (away) {
      const detail = `"${away.title}" is a step of this deck and archived.`;
      throw new DomainError('sub_deck_archived', detail, { params: { deck: away.title } });
    }
    const snapshots = versions.map(({ deckId, versionId, text }) => {
      const thawed = thawSnapshot(text);
      frozen[deckId] = { versionId, title: thawed.title };
      return thawed;
    });
    wanted = [...new Set(snapshots.flatMap(subDecksOf))].filter((id) => !(id in frozen));
  }
  return frozen;
}
