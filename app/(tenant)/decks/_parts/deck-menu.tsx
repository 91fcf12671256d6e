'use client';

import { Archive, ArchiveRestore, Copy, Download, Ellipsis, History, Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import { deckLimits } from '@/lib/processes/decks/inputs';

import { archiveDeckAction, deleteDeckAction, duplicateDeckAction, unarchiveDeckAction } from '../actions';

type Props = {
  deck: { id: string; title: string; isArchived: boolean; mayArchive: boolean; mayDelete: boolean };
};

export function DeckMenu({ deck }: Props) {
  const t = useTranslations('decks.menu');
  const copies = useTranslations('decks.duplicate');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);

  async function toggle() {
    const action = deck.isArchived ? unarchiveDeckAction : archiveDeckAction;
    const result = await action({ deckId: deck.id });
    if (result.ok) notify.success(t(deck.isArchived ? 'unarchived' : 'archived', { title: deck.title }));
    else notify.error(errors(result.code), { description: result.correlationId });
  }

  async function duplicate() {
    const title = copies('copyOf', { title: deck.title }).slice(0, deckLimits.title);
    const result = await duplicateDeckAction({ deckId: deck.id, title });
    if (!result.ok) return notify.error(errors(result.code), { description: result.correlationId });
    notify.success(copies('duplicated', { title }));
    router.push(`/decks/${result.value.id}`);
  }

  async function remove() {
    const result = await deleteDeckAction({ deckId: deck.id });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('deleted', { title: deck.title }));
  }

  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={<Ellipsis aria-hidden />} label={t('label', { title: deck.title })} />}
        items={[
          { label: t('edit'), icon: <Pencil aria-hidden />, href: `/decks/${deck.id}` },
          { label: t('versions'), icon: <History aria-hidden />, href: `/decks/${deck.id}/versions` },
          { label: t('export'), icon: <Download aria-hidden />, href: `/decks/${deck.id}/export` },
          { label: copies('duplicate'), icon: <Copy aria-hidden />, onSelect: () => void duplicate() },
          ...(deck.mayArchive
            ? [
                {
                  label: t(deck.isArchived ? 'unarchive' : 'archive'),
                  icon: deck.isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />,
                  onSelect: () => void toggle(),
                  divided: true,
                },
              ]
            : []),
          ...(deck.mayDelete
            ? [
                {
                  label: t('delete'),
                  icon: <Trash2 aria-hidden />,
                  onSelect: () => setIsAsked(true),
                  tone: 'danger' as const,
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        open={isAsked}
        onOpenChange={setIsAsked}
        title={t('deleteTitle', { title: deck.title })}
        confirmLabel={t('delete')}
        onConfirm={remove}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  );
}
