'use client';

import { History, Settings2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';

import { Button } from '@/app/_ui/button';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import { NewSchedule } from '@/app/(tenant)/schedules/_parts/new-schedule';
import type { Problem } from '@/lib/platform/core/domain-error';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { Draft } from '@/lib/processes/decks/inputs';

import type { EditedDeck } from './editor';
import { PublishDialog } from './publish-dialog';
import { SaveStatus } from './save-status';
import { ShareDialog } from './share-dialog';
import type { SaveState } from './use-autosave';

type Props = {
  deck: EditedDeck;
  draft: Draft;
  people: PeopleOptions;
  notice: string | null;
  saveState: SaveState;
  problems: Problem[];
  warnings: Problem[];
  save: () => Promise<boolean>;
  openSettings: () => void;
};

/** What the deck is called, how it is saved, and what can be done with it as a whole. */
export const EditorHead = memo(function EditorHead({
  deck,
  draft,
  people,
  notice,
  saveState,
  problems,
  warnings,
  save,
  openSettings,
}: Props) {
  const t = useTranslations('decks.editor');
  const decks = useTranslations('decks');
  return (
    <PageHeader
      crumbs={[{ label: decks('title'), href: '/decks' }, { label: t('crumb') }]}
      title={draft.title}
      meta={notice ?? <SaveStatus state={saveState} retry={save} />}
      actions={
        <>
          <LinkButton href={`/decks/${deck.id}/versions`} variant="ghost" icon={<History aria-hidden />}>
            {t('versions')}
          </LinkButton>
          {deck.schedules && <NewSchedule deck={{ id: deck.id, title: draft.title }} {...deck.schedules} />}
          {deck.mayStart && (
            <StartRunDialog
              decks={[{ id: deck.id, title: draft.title }]}
              deckId={deck.id}
              variant="secondary"
            />
          )}
          {deck.mayShare && <ShareDialog deckId={deck.id} people={people} />}
          {notice === null && (
            <>
              <Button icon={<Settings2 aria-hidden />} onClick={openSettings}>
                {t('settings')}
              </Button>
              <PublishDialog
                deckId={deck.id}
                draft={draft}
                currentVersion={deck.currentVersion}
                problems={problems}
                warnings={warnings}
                save={save}
              />
            </>
          )}
        </>
      }
    />
  );
});
