import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[4px] border border-line bg-card px-1.5 py-px font-mono text-2xs font-medium text-ink-faint">
      {children}
    </kbd>
  );
}
