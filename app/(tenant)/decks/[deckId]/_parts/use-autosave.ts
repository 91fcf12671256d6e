'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

import type { Problem } from '@/lib/platform/core/domain-error';
import type { Draft } from '@/lib/processes/decks/inputs';

import { saveDraftAction } from '../actions';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';
type Findings = { problems: Problem[]; warnings: Problem[] };

const PAUSE_MS = 700;

/**
 * Saves the draft when typing pauses, one save at a time, each naming the revision it was made from. A save that
 * fails is kept and tried again by the next change or by hand; one that is out of date stops until the person decides.
 */
export function useAutosave(
  deckId: string,
  draft: Draft,
  start: { revision: number } & Findings,
  enabled: boolean,
) {
  const [state, setState] = useState<SaveState>('saved');
  const [findings, setFindings] = useState<Findings>({ problems: start.problems, warnings: start.warnings });
  const revision = useRef(start.revision);
  const latest = useRef(draft);
  const stored = useRef(draft);
  const busy = useRef<Promise<number | null> | null>(null);

  /** The revision that is stored, or null where it could not be. */
  const save = useCallback(async (): Promise<number | null> => {
    if (busy.current) await busy.current;
    if (stored.current === latest.current) return revision.current;
    const sending = latest.current;
    setState('saving');
    busy.current = saveDraftAction({ deckId, revision: revision.current, draft: sending })
      .then((result) => {
        if (!result.ok) {
          setState(result.code === 'conflict' ? 'conflict' : 'failed');
          const refused = result.problems.map((each) => ({
            ...each,
            pointer: each.pointer.replace(/^\/draft/, ''),
          }));
          if (refused.length > 0) setFindings((before) => ({ ...before, problems: refused }));
          return null;
        }
        revision.current = result.value.revision;
        stored.current = sending;
        setFindings(result.value);
        setState(latest.current === sending ? 'saved' : 'unsaved');
        return revision.current;
      })
      .catch(() => {
        setState('failed');
        return null;
      })
      .finally(() => {
        busy.current = null;
      });
    return busy.current;
  }, [deckId]);

  useEffect(() => {
    latest.current = draft;
    if (!enabled || draft === stored.current) return;
    setState((before) => (before === 'conflict' ? before : 'unsaved'));
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, enabled, save]);

  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);

  return { state, save, ...findings };
}
