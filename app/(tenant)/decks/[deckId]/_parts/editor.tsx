'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useEffect, useReducer, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import type { Problem } from '@/lib/platform/core/domain-error';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { Draft } from '@/lib/processes/decks/inputs';
import type { SubDeckOption } from '@/lib/processes/decks/list-sub-deck-options';

import { EDITOR_VIEW_COOKIE, type EditorView } from '../editor-taste';
import { Board } from './board';
import { DeckSettings } from './deck-settings';
import { findStep, reduceDraft } from './draft-reducer';
import { EditorHead } from './editor-head';
import { ProblemsList } from './problems-list';
import { NamedSteps } from './step-condition-line';
import { StepList } from './step-list';
import { StepSheet } from './step-sheet';
import { useAutosave } from './use-autosave';
import { useSame } from './use-same';
import { ViewSwitch } from './view-switch';

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
  view: EditorView;
};

/** Lanes and steps as a board or a list, a sheet per step, saved by itself. */
export function Editor({ deck, people, subDecks, notice, view: firstView }: Props) {
  const router = useRouter();
  const [draft, change] = useReducer(reduceDraft, deck.draft);
  // The head and the sentences of conditions follow the typing as soon as there is time.
  const later = useDeferredValue(draft);
  const steps = useSame(later.lanes.flatMap((lane) => lane.checkpoints));
  const [view, setView] = useState(firstView);
  const [editing, setEditing] = useState<string | null>(null);
  const [inSettings, setInSettings] = useState(false);
  const readOnly = notice !== null;
  const saving = useAutosave(deck.id, draft, deck, !readOnly);
  const latest = useRef(draft);
  const current = useCallback(() => latest.current, []);
  const openSettings = useCallback(() => setInSettings(true), []);
  const closeStep = useCallback(() => setEditing(null), []);
  const View = view === 'list' ? StepList : Board;

  useEffect(() => {
    latest.current = draft;
  }, [draft]);

  const jumpTo = useCallback((problem: Problem) => {
    const place = /^\/lanes\/(\d+)\/checkpoints\/(\d+)/.exec(problem.pointer);
    const found = place && latest.current.lanes[Number(place[1])]?.checkpoints[Number(place[2])];
    if (found) setEditing(found.key);
    else if (!problem.pointer.startsWith('/lanes')) setInSettings(true);
  }, []);

  const choose = useCallback((next: EditorView) => {
    setView(next);
    keepEditorView(next);
  }, []);

  return (
    <>
      <EditorHead
        deck={deck}
        draft={later}
        people={people}
        notice={notice}
        saveState={saving.state}
        problems={saving.problems}
        warnings={saving.warnings}
        save={saving.save}
        openSettings={openSettings}
      />
      {saving.state === 'conflict' && <Conflict draft={draft} reload={() => router.refresh()} />}
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        {readOnly ? (
          <span />
        ) : (
          <ProblemsList problems={saving.problems} warnings={saving.warnings} jumpTo={jumpTo} />
        )}
        <ViewSwitch view={view} onChange={choose} />
      </div>
      <NamedSteps value={steps}>
        <View
          draft={draft}
          people={people}
          change={change}
          current={current}
          edit={setEditing}
          readOnly={readOnly}
        />
      </NamedSteps>
      <StepSheet
        deckId={deck.id}
        draft={draft}
        found={editing === null ? null : findStep(draft, editing)}
        people={people}
        subDecks={subDecks}
        readOnly={readOnly}
        change={change}
        close={closeStep}
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

/** Written here and not by an action: its answer would bring the page anew, and with it the draft as it was stored. */
function keepEditorView(view: EditorView) {
  const year = 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not everywhere yet
  document.cookie = `${EDITOR_VIEW_COOKIE}=${view}; path=/; max-age=${year}; samesite=lax`;
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
