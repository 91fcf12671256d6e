import type { ReactNode } from 'react';

/** The reason behind what is shown, in the margin's voice. */
export function Why({ children }: { children: ReactNode }) {
  return <p className="border-l-2 border-line-strong pl-2.5 text-sm text-ink-soft">{children}</p>;
}
