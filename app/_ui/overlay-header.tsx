'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { IconButton } from './icon-button';

/** Title, one sentence, and the way out. */
export function OverlayHeader({ title, description }: { title: ReactNode; description?: ReactNode }) {
  const t = useTranslations('common.actions');

  return (
    <header className="flex shrink-0 items-start gap-4 px-5 pt-5 pb-1 sm:px-6">
      <div className="min-w-0 flex-1">
        <Dialog.Title className="text-lg font-heavy tracking-tight">{title}</Dialog.Title>
        {description && (
          <Dialog.Description className="mt-1 text-md text-ink-soft">{description}</Dialog.Description>
        )}
      </div>
      <Dialog.Close
        render={
          <IconButton
            icon={<X aria-hidden />}
            label={t('close')}
            size="sm"
            className="-mt-1 -mr-2 touch:-mt-2.5"
          />
        }
      />
    </header>
  );
}
