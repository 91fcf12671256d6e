'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { SegmentedControl } from './segmented-control';
import type { Theme } from './theme';

/** Changes the page at once; `action` remembers it in the cookie `theme`. */
export function ThemeSwitch({ value, action }: { value: Theme; action: (theme: Theme) => Promise<unknown> }) {
  const t = useTranslations('common.theme');
  const [theme, setTheme] = useState(value);

  async function change(next: Theme) {
    setTheme(next);
    show(next);
    await action(next);
  }

  return (
    <SegmentedControl<Theme>
      label={t('label')}
      value={theme}
      onChange={change}
      options={[
        { value: 'system', label: t('system'), icon: <Monitor aria-hidden /> },
        { value: 'light', label: t('light'), icon: <Sun aria-hidden /> },
        { value: 'dark', label: t('dark'), icon: <Moon aria-hidden /> },
      ]}
    />
  );
}

function show(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  if (theme !== 'system') document.documentElement.dataset.theme = theme;
}
