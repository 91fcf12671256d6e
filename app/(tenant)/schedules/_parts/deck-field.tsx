'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { SkeletonList } from '@/app/_ui/skeleton-list';
import { startableDecksAction } from '@/app/(tenant)/runs/actions';

type Deck = { id: string; title: string; departmentName?: string | null };

/** The decks one may start, fetched when they are needed. */
export function DeckField({
  value,
  error,
  onChange,
}: {
  value: string;
  error?: string;
  onChange: (deck: Deck) => void;
}) {
  const t = useTranslations('schedules.form');
  const [decks, setDecks] = useState<Deck[]>();

  useEffect(() => {
    startableDecksAction(undefined).then((answer) => setDecks(answer.ok ? answer.value : []));
  }, []);

  if (!decks) return <SkeletonList rows={1} />;
  if (decks.length === 0) return <p className="text-md text-ink-soft">{t('noDecks')}</p>;

  return (
    <Field label={t('deck')} error={error} required>
      <Combobox
        value={value}
        placeholder={t('deckPlaceholder')}
        onChange={(id) => {
          const deck = decks.find((each) => each.id === id);
          if (deck) onChange(deck);
        }}
        options={decks.map((deck) => ({
          value: deck.id,
          label: deck.title,
          hint: deck.departmentName ?? undefined,
        }))}
      />
    </Field>
  );
}
