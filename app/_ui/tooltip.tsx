'use client';

import { Tooltip as Parts } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

/** A word more for the pointer; never the only place where something is said. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  return (
    <Parts.Root>
      <Parts.Trigger delay={350} render={children} />
      <Parts.Portal>
        <Parts.Positioner sideOffset={6} className="z-50">
          <Parts.Popup className="max-w-64 rounded-sm bg-ink px-2.5 py-1.5 text-sm text-paper shadow-card transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Parts.Popup>
        </Parts.Positioner>
      </Parts.Portal>
    </Parts.Root>
  );
}
