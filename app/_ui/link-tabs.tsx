import type { Route } from 'next';
import Link from 'next/link';

import { tabLook, tabRowLook } from './tab-look';

export type LinkTab = { href: string; label: string; current: boolean; count?: number | string };

/** Tabs whose choice is in the address. */
export function LinkTabs({ tabs, label }: { tabs: LinkTab[]; label: string }) {
  return (
    <nav aria-label={label} className={tabRowLook}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href as Route}
          scroll={false}
          aria-current={tab.current ? 'page' : undefined}
          className={tabLook}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="font-mono text-xs font-semibold text-ink-faint">{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
