'use client';

import { Tabs as Parts } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

import { tabLook, tabRowLook } from './tab-look';

export type Tab = { value: string; label: string; count?: number; content: ReactNode };

/** Tabs within a panel, where the choice is not worth an address. */
export function Tabs({ tabs, label, defaultValue }: { tabs: Tab[]; label: string; defaultValue?: string }) {
  return (
    <Parts.Root defaultValue={defaultValue ?? tabs[0]?.value}>
      <Parts.List aria-label={label} className={tabRowLook}>
        {tabs.map((tab) => (
          <Parts.Tab key={tab.value} value={tab.value} className={tabLook}>
            {tab.label}
            {tab.count !== undefined && (
              <span className="font-mono text-xs font-semibold text-ink-faint">{tab.count}</span>
            )}
          </Parts.Tab>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Panel key={tab.value} value={tab.value} className="outline-offset-4">
          {tab.content}
        </Parts.Panel>
      ))}
    </Parts.Root>
  );
}
