'use client';

import { History, Settings2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useReducer, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import { NewSchedule } from '@/app/(tenant)/schedules/_parts/new-schedule';
import type { Problem } from '@/lib/platform/core/domain-error';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { Draft } from '@/lib/processes/decks/inputs';
import type { SubDeckOption } from '@/lib/processes/decks/list-sub-deck-options';

import { Board } from './board';
import { DeckSettings } from './deck-settings';
import { findStep, reduceDraft } from './draft-reducer';
import { ProblemsList } from './problems-list';
import { PublishDialog } from './publish-dialog';
import { SaveStatus } from './save-status';
import { ShareDialog } from './share-dialog';
import { StepSheet } from './step-sheet';
import { useAutosave } from './use-autosave';

export type EditedDeck = {
  id: string;
  revision: number;
  currentVersion: number | null;
  draft: Draft;
  problems: Problem[];
  warnings: Problem[];
  mayStart: boolean;
  mayShare: boolean;
  /** What a new schedule begins with; nothing where none may be made. */
  schedules: { timeZone: string; today: string } | null;
};

type Props = {
  deck: EditedDeck;
  people: PeopleOptions;
  subDecks: readonly SubDeckOption[];
  notice: string | null;
};

/** The board editor: lanes as columns, a sheet per step, saved by itself. */
export function Editor({ deck, people, subDecks, notice }: Props) {
  const t = useTranslations('decks.editor');
  const router = useRouter();
  const [draft, change] = useReducer(reduceDraft, deck.draft);
  const [editing, setEditing] = useState<string | null>(null);
  const [inSettings, setInSettings] = useState(false);
  const readOnly = notice !== null;
  const saving = useAutosave(deck.id, draft, deck, !readOnly);
  const step = editing === null ? null : findStep(draft, editing);

  function jumpTo(problem: Problem) {
    const place = /^\/lanes\/(\d+)\/checkpoints\/(\d+)/.exec(problem.pointer);
    const found = place && draft.lanes[Number(place[1])]?.checkpoints[Number(place[2])];
    if (found) setEditing(found.key);
    else if (!problem.pointer.startsWith('/lanes')) setInSettings(true);
  }

  return (
    <>
      <PageHeader
        crumbs={[{ label: useTranslations('decks')('title'), href: '/decks' }, { label: t('crumb') }]}
        title={draft.title}
        meta={readOnly ? notice : <SaveStatus state={saving.state} retry={saving.save} />}
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
            {!readOnly && (
              <>
                <Button icon={<Settings2 aria-hidden />} onClick={() => setInSettings(true)}>
                  {t('settings')}
                </Button>
                <PublishDialog
                  deckId={deck.id}
                  draft={draft}
                  currentVersion={deck.currentVersion}
                  problems={saving.problems}
                  warnings={saving.warnings}
                  save={saving.save}
                />
              </>
            )}
          </>
        }
      />
      {saving.state === 'conflict' && <Conflict draft={draft} reload={() => router.refresh()} />}
      {!readOnly && <ProblemsList problems={saving.problems} warnings={saving.warnings} jumpTo={jumpTo} />}
      <Board draft={draft} people={people} change={change} edit={setEditing} readOnly={readOnly} />
      <StepSheet
        deckId={deck.id}
        draft={draft}
        found={step}
        people={people}
        subDecks={subDecks}
        readOnly={readOnly}
        change={change}
        close={() => setEditing(null)}
      />
      <DeckSettings
        draft={draft}
        people={people}
        change={change}
        open={inSettings}
        onOpenChange={setInSettings}
      />
    </>
  );
}

function Conflict({ draft, reload }: { draft: Draft; reload: () => void }) {
  const t = useTranslations('decks.editor');
  function keep() {
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(draft, null, 2)], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = `${draft.title}.draft.json`;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <div className="mb-4">
      <Callout
        tone="overdue"
        title={t('conflictTitle')}
        action={
          <span className="flex gap-2">
            <Button size="sm" onClick={keep}>
              {t('download')}
            </Button>
            <Button size="sm" variant="primary" onClick={reload}>
              {t('reload')}
            </Button>
          </span>
        }
      >
        {t('conflictText')}
      </Callout>
    </div>
  );
}
