'use client';

import { Dialog as Parts } from '@base-ui/react/dialog';

import type { OverlayProps } from './dialog';
import { OverlayFooter } from './overlay-footer';
import { OverlayHeader } from './overlay-header';

/** A panel from the side for work that needs room; on a phone a page of its own with its buttons at the thumb. */
export function Sheet({ trigger, title, description, open, onOpenChange, footer, children }: OverlayProps) {
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Parts.Trigger render={trigger} />}
      <Parts.Portal>
        <Parts.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Parts.Viewport className="fixed inset-0 z-40 flex justify-end">
          <Parts.Popup className="flex h-full w-full flex-col bg-raised shadow-float outline-none transition-transform duration-250 ease-out data-ending-style:translate-x-full data-starting-style:translate-x-full sm:max-w-lg sm:border-l sm:border-line">
            <OverlayHeader title={title} description={description} />
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-3 pb-6 sm:px-6">
              {children}
            </div>
            {footer && <OverlayFooter>{footer}</OverlayFooter>}
          </Parts.Popup>
        </Parts.Viewport>
      </Parts.Portal>
    </Parts.Root>
  );
}
