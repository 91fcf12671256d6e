import type { ReactNode } from 'react';

/** The row of buttons at the end of a dialog or sheet, the main one last; stays in view above a long content. */
export function OverlayFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex shrink-0 justify-end gap-2 border-t border-line px-5 py-3.5 pb-[calc(0.875rem+env(safe-area-inset-bottom))] max-sm:*:min-h-12 max-sm:*:flex-1 sm:px-6">
      {children}
    </footer>
  );
}
