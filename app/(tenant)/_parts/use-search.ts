import { useEffect, useState } from 'react';

import type { SearchAnswer } from '@/lib/processes/search/search-all';

const PAUSE = 150;

export type Search = { answer: SearchAnswer | null; isLoading: boolean; hasFailed: boolean };

const nothing: Search = { answer: null, isLoading: false, hasFailed: false };

/** Asks once the fingers rest, and no longer waits for an answer to what was typed before. */
export function useSearch(q: string): Search {
  const [search, setSearch] = useState(nothing);
  const wanted = q.trim();

  useEffect(() => {
    if (wanted === '') {
      setSearch(nothing);
      return;
    }
    const leaving = new AbortController();
    setSearch((before) => ({ ...before, isLoading: true }));
    const timer = setTimeout(() => void ask(wanted, leaving.signal).then(setSearch, () => {}), PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [wanted]);

  return search;
}

/** Rejects only when nobody waits any more. */
async function ask(q: string, signal: AbortSignal): Promise<Search> {
  const response = await fetch(`/api/search?${new URLSearchParams({ q })}`, { signal }).catch(() => null);
  signal.throwIfAborted();
  if (!response?.ok) return { answer: null, isLoading: false, hasFailed: true };

  const answer: SearchAnswer = await response.json();
  signal.throwIfAborted();
  return { answer, isLoading: false, hasFailed: false };
}
