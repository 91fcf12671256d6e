'use client';

import { Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { SavedView } from '@/lib/processes/runs/list-views';

import { deleteViewAction, updateViewAction } from '../actions';
import { type RunSearch, viewOf } from '../address';
import { ViewNameDialog } from './view-name-dialog';

/** What its owner does with a saved view, besides looking at it. */
export function ViewMenu({
  saved,
  search,
  isShown,
}: {
  saved: SavedView;
  search: RunSearch;
  isShown: boolean;
}) {
  const t = useTranslations('search.views');
  const errors = useTranslations('errors');
  const [isRenaming, setIsRenaming] = useState(false);
  const { id: viewId, name, revision } = saved;

  async function tell(change: Promise<ActionResult<unknown>>, done: string) {
    const result = await change;
    if (result.ok) notify.success(done);
    else notify.error(errors(result.code), { description: result.correlationId });
  }

  const replace = () =>
    tell(updateViewAction({ viewId, revision, view: viewOf(search) }), t('replaced', { name }));

  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={t('more', { name })}
            className="grid min-h-8 w-8 place-items-center rounded-r-full text-ink-faint hover:text-ink touch:min-h-11 touch:w-11"
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        }
        items={[
          {
            label: t('replace'),
            icon: <RefreshCw aria-hidden />,
            disabled: isShown,
            onSelect: () => void replace(),
          },
          { label: t('rename'), icon: <Pencil aria-hidden />, onSelect: () => setIsRenaming(true) },
          {
            label: t('remove'),
            icon: <Trash2 aria-hidden />,
            tone: 'danger',
            divided: true,
            onSelect: () => void tell(deleteViewAction({ viewId }), t('removed', { name })),
          },
        ]}
      />
      <ViewNameDialog
        open={isRenaming}
        onOpenChange={setIsRenaming}
        title={t('renameTitle')}
        name={name}
        done={(renamed) => t('renamed', { name: renamed })}
        save={(renamed) => updateViewAction({ viewId, revision, name: renamed })}
      />
    </>
  );
}
