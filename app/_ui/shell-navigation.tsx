'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export type NavigationItem = {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** Stands above this item: here begins another group. */
  section?: string;
};

export function ShellNavigation({ items }: { items: NavigationItem[] }) {
  const path = usePathname();

  return (
    <ul className="flex flex-col gap-0.5">
      {items.map((item) => (
        <li key={item.href}>
          {item.section && (
            <p className="px-2.5 pt-5 pb-1.5 text-xs font-strong text-ink-faint">{item.section}</p>
          )}
          <Link
            href={item.href as Route}
            aria-current={isAt(path, item.href) ? 'page' : undefined}
            className="group flex min-h-10 items-center gap-2.5 rounded-sm px-2.5 text-md font-medium text-ink-soft transition-colors duration-100 hover:bg-hover hover:text-ink aria-[current]:bg-accent-wash aria-[current]:text-accent touch:min-h-11 [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]"
          >
            {item.icon}
            {item.label}
            {Boolean(item.count) && (
              <span className="ml-auto font-mono text-xs font-semibold text-ink-faint group-aria-[current]:text-accent">
                {item.count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
