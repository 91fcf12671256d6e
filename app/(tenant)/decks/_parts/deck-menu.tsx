'use client';

import { Archive, ArchiveRestore, Copy, Download, Ellipsis, History, Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';

import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import { deckLimits } from '@/lib/processes/decks/inputs';

import { archiveDeckAction, duplicateDeckAction, unarchiveDeckAction } from '../actions';

type Props = { deck: { id: string; title: string; isArchived: boolean; mayArchive: boolean } };

export function DeckMenu({ deck }: Props) {
  const t = useTranslations('decks.menu');
  const copies = useTranslations('decks.duplicate');
  const errors = useTranslations('errors');
  const router = useRouter();

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

  return (
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
      ]}
    />
  );
}
