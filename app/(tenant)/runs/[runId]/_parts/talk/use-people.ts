import { type KeyboardEvent, useEffect, useId, useState } from 'react';

import { viewersAction } from '../../talk-actions';
import type { Person } from './people-list';

type Search = { from: number; q: string };

/** Whoever may see the run and whose name is being typed: found while typing, chosen with the arrow keys. */
export function usePeople(runId: string) {
  const listId = useId();
  const [search, setSearch] = useState<Search | null>(null);
  const [found, setFound] = useState<readonly Person[]>();
  const [active, setActive] = useState(0);
  const q = search?.q;

  useEffect(() => {
    if (q === undefined) return setFound(undefined);
    let isCurrent = true;
    const soon = setTimeout(async () => {
      const result = await viewersAction({ runId, q, limit: 8 });
      if (!isCurrent || !result.ok) return;
      setFound(result.value);
      setActive(0);
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(soon);
    };
  }, [q, runId]);

  function onKeyDown(event: KeyboardEvent, pick: (person: Person) => void) {
    if (!search || !found) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + found.length) % found.length);
    }
    const chosen = found[active];
    if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      event.preventDefault();
      pick(chosen);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      setSearch(null);
    }
  }

  return {
    listId,
    search,
    found: search ? found : undefined,
    active,
    activeId: search && found?.[active] ? `${listId}-${active}` : undefined,
    look: setSearch,
    close: () => setSearch(null),
    onKeyDown,
  };
}

export type People = ReturnType<typeof usePeople>;
