import type { ReactNode } from 'react';

/** The mark, a routing card with its first tick, and the name beside it. */
export function Brand({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-center gap-2.5 text-lg font-heavy tracking-tight">
      <svg viewBox="0 0 24 24" fill="none" aria-hidden className="size-6 text-accent" stroke="currentColor">
        <path d="M5 2.75h9.5L19 7.25v14H5z" strokeWidth="1.8" strokeLinejoin="round" />
        <circle cx="12" cy="6.2" r="1.3" fill="currentColor" stroke="none" />
        <path
          d="M8.4 12.6l1.6 1.6 3-3.2M8.4 17.6h7"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {children}
    </span>
  );
}
