'use client';

import { Popover as Parts } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

import { classes } from './classes';
import { popupLook } from './popup-look';

export function Popover({
  trigger,
  title,
  label,
  align = 'end',
  open,
  onOpenChange,
  className,
  children,
}: {
  trigger: ReactElement;
  title?: ReactNode;
  /** The popover's name where it shows no title. */
  label?: string;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Trigger render={trigger} />
      <Parts.Portal>
        <Parts.Positioner
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-w-(--available-width) outline-none"
        >
          <Parts.Popup
            aria-label={label}
            className={classes(
              popupLook,
              'max-h-[min(var(--available-height),36rem)] w-80 max-w-full overflow-y-auto p-4',
              className,
            )}
          >
            {title && <Parts.Title className="mb-2 text-md font-heavy">{title}</Parts.Title>}
            {children}
          </Parts.Popup>
        </Parts.Positioner>
      </Parts.Portal>
    </Parts.Root>
  );
}
