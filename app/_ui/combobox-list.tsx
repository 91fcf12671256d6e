'use client';

import { Combobox as Parts } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { popupItemLook, popupLook } from './popup-look';

export type ComboboxOption = { value: string; label: string; hint?: string; icon?: ReactNode };

/** What unfolds below a combobox, single or multiple. */
export function ComboboxList() {
  const t = useTranslations('common.words');

  return (
    <Parts.Portal>
      <Parts.Positioner sideOffset={6} className="z-50 outline-none">
        <Parts.Popup
          className={classes(
            popupLook,
            'flex max-h-[min(var(--available-height),22rem)] w-(--anchor-width) max-w-(--available-width) flex-col overflow-hidden',
          )}
        >
          <Parts.Empty className="px-4 py-3.5 text-md text-ink-soft empty:hidden">
            {t('nothingFound')}
          </Parts.Empty>
          <Parts.List className="overflow-y-auto p-1.5 empty:p-0">
            {(option: ComboboxOption) => (
              <Parts.Item key={option.value} value={option} className={popupItemLook}>
                {option.icon}
                <span className="min-w-0 flex-1">
                  <span className="block">{option.label}</span>
                  {option.hint && <span className="block text-sm text-ink-soft">{option.hint}</span>}
                </span>
                <Parts.ItemIndicator>
                  <Check aria-hidden className="size-4 text-accent" />
                </Parts.ItemIndicator>
              </Parts.Item>
            )}
          </Parts.List>
        </Parts.Popup>
      </Parts.Positioner>
    </Parts.Portal>
  );
}
