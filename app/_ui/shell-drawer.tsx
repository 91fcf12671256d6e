'use client';

import { Drawer } from '@base-ui/react/drawer';
import { Menu, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';

import { IconButton } from './icon-button';

/** The sidebar where there is no room for one; a chosen page closes it. */
export function ShellDrawer({
  openLabel,
  closeLabel,
  title,
  children,
}: {
  openLabel: string;
  closeLabel: string;
  title: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const [openAt, setOpenAt] = useState<string>();

  return (
    <Drawer.Root
      swipeDirection="left"
      open={openAt === path}
      onOpenChange={(open) => setOpenAt(open ? path : undefined)}
    >
      <Drawer.Trigger
        render={<IconButton icon={<Menu aria-hidden />} label={openLabel} className="lg:hidden" />}
      />
      <Drawer.Portal>
        <Drawer.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Drawer.Viewport className="fixed inset-0 z-40 flex">
          <Drawer.Popup className="h-full w-[min(19rem,86vw)] translate-x-(--drawer-swipe-movement-x) overflow-y-auto border-r border-line bg-paper shadow-float outline-none transition-transform duration-250 ease-out data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
            <Drawer.Content className="relative flex min-h-full flex-col px-3 py-4.5 pb-[calc(1rem+env(safe-area-inset-bottom))]">
              <Drawer.Title className="sr-only">{title}</Drawer.Title>
              <nav aria-label={title} className="flex flex-1 flex-col">
                {children}
              </nav>
              <Drawer.Close
                render={
                  <IconButton
                    icon={<X aria-hidden />}
                    label={closeLabel}
                    className="absolute top-2.5 right-2"
                  />
                }
              />
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
}
