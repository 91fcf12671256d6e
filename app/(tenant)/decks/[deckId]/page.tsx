import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { requireCtx } from '@/app/_server/require-ctx';
import { loadScheduleStart } from '@/app/(tenant)/schedules/loaders';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { listSubDeckOptions } from '@/lib/processes/decks/list-sub-deck-options';

import { Editor } from './_parts/editor';
import { chooseEditorView, EDITOR_VIEW_COOKIE } from './editor-taste';
import { loadDeck } from './loaders';

export async function generateMetadata({ params }: PageProps<'/decks/[deckId]'>) {
  return { title: (await loadDeck((await params).deckId)).title };
}

export default async function DeckPage({ params }: PageProps<'/decks/[deckId]'>) {
  const { deckId } = await params;
  const ctx = await requireCtx();
  const [deck, people, subDecks, t, jar] = await Promise.all([
    loadDeck(deckId),
    listPeopleOptions(ctx, { limit: 500 }),
    listSubDeckOptions(ctx, { deckId }),
    getTranslations('decks.editor'),
    cookies(),
  ]);
  const notice = deck.may.edit ? null : t(deck.status === 'archived' ? 'archived' : 'readOnly');

  return (
    <ClientMessages namespaces={['decks', 'runs', 'schedules', 'condition', 'files', 'signatures']}>
      <Editor
        // A reload after somebody else's change begins with their draft.
        key={deck.revision}
        deck={{
          id: deck.id,
          revision: deck.revision,
          currentVersion: deck.currentVersion,
          draft: deck.draft,
          problems: deck.problems,
          warnings: deck.warnings,
          mayStart: deck.may.start,
          mayShare: deck.may.share,
          schedules: deck.may.start && deck.currentVersion !== null ? await loadScheduleStart() : null,
        }}
        people={people}
        subDecks={[
          ...subDecks,
          ...deck.subDecks.filter(({ id }) => !subDecks.some((each) => each.id === id)),
        ]}
        notice={notice}
        view={chooseEditorView(jar.get(EDITOR_VIEW_COOKIE)?.value)}
      />
    </ClientMessages>
  );
}
