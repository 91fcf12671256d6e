'use client';

import { BookmarkPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '@/app/_ui/button';

import { saveViewAction } from '../actions';
import { type RunSearch, viewOf } from '../address';
import { ViewNameDialog } from './view-name-dialog';

/** Keeps what is looked at under a name. */
export function SaveView({ search }: { search: RunSearch }) {
  const t = useTranslations('search.views');
  const [open, setOpen] = useState(false);

  return (
    <ViewNameDialog
      open={open}
      onOpenChange={setOpen}
      title={t('saveTitle')}
      description={t('saveText')}
      trigger={
        <Button variant="ghost" icon={<BookmarkPlus aria-hidden />}>
          {t('save')}
        </Button>
      }
      done={(name) => t('saved', { name })}
      save={(name) => saveViewAction({ name, view: viewOf(search) })}
    />
  );
}
