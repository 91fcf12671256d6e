'use client';

import { Pin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';

import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';

import { pinDeckAction, unpinDeckAction } from '../actions';

type Props = { deck: { id: string; title: string; pinned: boolean } };

/** A deck one uses often comes first. */
export function PinButton({ deck }: Props) {
  const t = useTranslations('search.pins');
  const errors = useTranslations('errors');
  const [pinned, setPinned] = useOptimistic(deck.pinned);
  const [, startTransition] = useTransition();

  function toggle() {
    startTransition(async () => {
      setPinned(!pinned);
      const result = await (pinned ? unpinDeckAction : pinDeckAction)({ deckId: deck.id });
      if (!result.ok) notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <IconButton
      label={t(pinned ? 'unpinDeck' : 'pinDeck', { title: deck.title })}
      title={t(pinned ? 'unpin' : 'pin')}
      icon={<Pin aria-hidden className={pinned ? 'fill-accent text-accent' : 'text-ink-faint'} />}
      onClick={toggle}
    />
  );
}
