'use client';

import { Menu as Parts } from '@base-ui/react/menu';
import type { Route } from 'next';
import Link from 'next/link';
import { Fragment, type ReactElement, type ReactNode } from 'react';

import { classes } from './classes';
import { popupItemLook, popupLook } from './popup-look';

export type MenuItem = {
  label: string;
  icon?: ReactNode;
  /** Goes there; otherwise `onSelect` is called. */
  href?: string;
  onSelect?: () => void;
  tone?: 'danger';
  disabled?: boolean;
  /** A line above, where another kind of thing begins. */
  divided?: boolean;
};

export function Menu({
  trigger,
  items,
  head,
  align = 'end',
  side = 'bottom',
}: {
  trigger: ReactElement;
  /** As a function they are made only when the menu opens. */
  items: MenuItem[] | (() => MenuItem[]);
  /** Above the items, not selectable: whose menu it is. */
  head?: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
}) {
  return (
    <Parts.Root>
      <Parts.Trigger render={trigger} />
      <Parts.Portal>
        <Parts.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Parts.Popup className={classes(popupLook, 'min-w-52 max-w-[min(22rem,90vw)] p-1.5')}>
            {head && <div className="border-b border-line px-2.5 pt-1 pb-2.5 mb-1.5">{head}</div>}
            <Items items={items} />
          </Parts.Popup>
        </Parts.Positioner>
      </Parts.Portal>
    </Parts.Root>
  );
}

function Items({ items }: { items: MenuItem[] | (() => MenuItem[]) }) {
  const made = typeof items === 'function' ? items() : items;
  return made.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lanes may have the same title
    <Fragment key={`${place} ${item.label}`}>
      {item.divided && <Parts.Separator className="-mx-1.5 my-1.5 h-px bg-line" />}
      <Parts.Item
        disabled={item.disabled}
        onClick={item.onSelect}
        render={item.href ? <Link href={item.href as Route} /> : undefined}
        className={classes(
          popupItemLook,
          '[&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-soft',
          item.tone === 'danger' && 'text-overdue [&_svg]:text-overdue',
        )}
      >
        {item.icon}
        {item.label}
      </Parts.Item>
    </Fragment>
  ));
}
