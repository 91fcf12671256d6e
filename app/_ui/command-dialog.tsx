'use client';

import { Dialog as Parts } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';

/** A question one types into, in front of the page: high up on a desk, the whole screen on a phone. */
export function CommandDialog({
  trigger,
  title,
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactElement;
  /** Read out, not shown: the box says the same. */
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Trigger render={trigger} />
      <Parts.Portal>
        <Parts.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Parts.Viewport className="fixed inset-0 z-40 flex items-start justify-center sm:p-6 sm:pt-[12vh]">
          <Parts.Popup className="flex h-dvh w-full flex-col border-line bg-raised shadow-float outline-none transition duration-150 data-ending-style:opacity-0 data-starting-style:-translate-y-2 data-starting-style:opacity-0 sm:h-auto sm:max-h-[72dvh] sm:max-w-2xl sm:rounded-lg sm:border">
            <Parts.Title className="sr-only">{title}</Parts.Title>
            {children}
          </Parts.Popup>
        </Parts.Viewport>
      </Parts.Portal>
    </Parts.Root>
  );
}
