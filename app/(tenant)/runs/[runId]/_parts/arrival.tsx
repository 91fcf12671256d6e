'use client';

import { type ReactNode, useEffect, useRef } from 'react';

const BESIDE_THE_BOARD = '(width >= 80rem)';
/** Where somebody is in the middle of something. */
const AT_WORK = 'input, textarea, select, [role=dialog]';

/** Whoever opens a step is taken to its heading: the keyboard always, the eye where the step is a page of its own. */
export function Arrival({
  isAsked,
  state,
  children,
}: {
  isAsked: boolean;
  /** When it changes, what is shown has become something else, and one arrives anew. */
  state: string;
  children: ReactNode;
}) {
  const here = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state is a new arrival
  useEffect(() => {
    // An address that names a place on the page leads there.
    if (!isAsked || window.location.hash || document.activeElement?.closest(AT_WORK)) return;
    here.current?.querySelector('h2')?.focus({ preventScroll: true });
    if (!window.matchMedia(BESIDE_THE_BOARD).matches) window.scrollTo({ top: 0 });
  }, [isAsked, state]);

  return <div ref={here}>{children}</div>;
}
