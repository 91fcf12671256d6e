'use client';

import { Dialog as Parts } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';

import { classes } from './classes';
import { OverlayFooter } from './overlay-footer';
import { OverlayHeader } from './overlay-header';

export type OverlayProps = {
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons at the bottom, the main one last; they stay in view. */
  footer?: ReactNode;
  children?: ReactNode;
};

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' };

/** A question or a small task in front of the page; on a phone it rises from the bottom edge. */
export function Dialog({
  trigger,
  title,
  description,
  open,
  onOpenChange,
  footer,
  size = 'md',
  children,
}: OverlayProps & { size?: keyof typeof widths }) {
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Parts.Trigger render={trigger} />}
      <Parts.Portal>
        <Parts.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Parts.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-center sm:p-6">
          <Parts.Popup
            className={classes(
              'flex max-h-[92dvh] w-full flex-col rounded-t-lg border border-line bg-raised shadow-float outline-none transition duration-200 sm:max-h-[85dvh] sm:rounded-lg',
              'data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <OverlayHeader title={title} description={description} />
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5 sm:px-6">{children}</div>
            {footer && <OverlayFooter>{footer}</OverlayFooter>}
          </Parts.Popup>
        </Parts.Viewport>
      </Parts.Portal>
    </Parts.Root>
  );
}
