'use client';

import { createContext, type ReactNode, use, useLayoutEffect, useState } from 'react';

import { APPROVAL } from './boxes';

export type Values = Readonly<Record<string, string>>;
/** What was typed, under the label it was typed under. */
export type Typed = { label: string; text: string };
export type Draft = { stepId: string; values: Values; typed: readonly Typed[] };

type Desk = {
  drafts: ReadonlyMap<string, Draft>;
  /** The boxes that are on the page. */
  boxes: ReadonlySet<string>;
  open: (box: string) => () => void;
  write: (box: string, draft: Draft) => void;
  giveBack: (box: string, draft: Draft) => void;
  drop: (box: string) => void;
};

const nothing: Desk = {
  drafts: new Map(),
  boxes: new Set(),
  open: () => () => undefined,
  write: () => undefined,
  giveBack: () => undefined,
  drop: () => undefined,
};
const DeskContext = createContext(nothing);

/**
 * Remembers what is typed on a run until it is sent, for as long as somebody stays on its page. What others do takes
 * boxes away while one types in them; what stood there is shown by `UnsentTexts`, and fills the box if it comes back.
 */
export function UnsentDesk({ children }: { children: ReactNode }) {
  const [drafts, setDrafts] = useState(nothing.drafts);
  const [boxes, setBoxes] = useState(nothing.boxes);
  const [actions] = useState(() => ({
    open(box: string) {
      setBoxes((all) => new Set([...all, box]));
      return () => setBoxes((all) => new Set([...all].filter((each) => each !== box)));
    },
    write: (box: string, draft: Draft) => setDrafts((all) => new Map(all).set(box, draft)),
    giveBack: (box: string, draft: Draft) =>
      setDrafts((all) => (all.has(box) ? all : new Map(all).set(box, draft))),
    drop: (box: string) => setDrafts((all) => new Map([...all].filter(([each]) => each !== box))),
  }));

  return <DeskContext value={{ drafts, boxes, ...actions }}>{children}</DeskContext>;
}

/** A box somebody types in: what already stood there, and how to keep it and let it go. */
export function useDraft(box: string, stepId: string) {
  const { drafts, open, write, giveBack, drop } = use(DeskContext);
  const [before] = useState(drafts.get(box)?.values);

  // Before the page is painted, so that nothing is shown twice.
  useLayoutEffect(() => open(box), [open, box]);

  return {
    before,
    keep(values: Values, typed: readonly Typed[]) {
      const filled = typed.filter(({ text }) => text.trim() !== '');
      if (filled.length === 0) return drop(box);
      nameInAddress(stepId);
      write(box, { stepId, values, typed: filled });
    },
    /** What was sent and refused, unless something else was typed since. */
    giveBack: (values: Values, typed: readonly Typed[]) => giveBack(box, { stepId, values, typed }),
    drop: () => drop(box),
  };
}

/** What was typed about a step in boxes that are gone. */
export function useUnsent(stepId: string) {
  const { drafts, boxes, drop } = use(DeskContext);
  const left = [...drafts].filter(([box, draft]) => draft.stepId === stepId && !boxes.has(box));
  return { left: left.map(([box, { typed }]) => ({ box, typed })), drop };
}

/** The step that opened by itself is the one meant as soon as somebody writes in it, whatever comes next for them. */
function nameInAddress(stepId: string) {
  const address = new URL(window.location.href);
  if (address.searchParams.has('step') || address.searchParams.has('approval')) return;
  const [name, value] = stepId === APPROVAL ? ['approval', '1'] : ['step', stepId];
  address.searchParams.set(name, value);
  window.history.replaceState(null, '', address);
}
