'use client';

import { type Locale, useLocale, useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';

import { SegmentedControl } from './segmented-control';

/** `action` sets the cookie `locale`; the page comes back in that language. */
export function LocaleSwitch({ action }: { action: (locale: Locale) => Promise<unknown> }) {
  const t = useTranslations('common.locale');
  const [locale, setLocale] = useOptimistic(useLocale());
  const [, startTransition] = useTransition();

  function change(next: Locale) {
    startTransition(async () => {
      setLocale(next);
      await action(next);
    });
  }

  return (
    <SegmentedControl<Locale>
      label={t('label')}
      value={locale}
      onChange={change}
      options={[
        { value: 'de', label: t('de') },
        { value: 'en', label: t('en') },
      ]}
    />
  );
}
