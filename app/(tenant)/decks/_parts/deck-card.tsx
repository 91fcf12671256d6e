import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import type { listDecks } from '@/lib/processes/decks/list-decks';

import { DeckMenu } from './deck-menu';
import { PinButton } from './pin-button';

export type DeckItem = Awaited<ReturnType<typeof listDecks>>['items'][number];

export function DeckCards({ decks }: { decks: DeckItem[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {decks.map((deck) => (
        <li key={deck.id} className="min-w-0">
          <DeckCard deck={deck} />
        </li>
      ))}
    </ul>
  );
}

function DeckCard({ deck }: { deck: DeckItem }) {
  const t = useTranslations('decks');
  const when = useWhen();

  return (
    <Card className="flex h-full flex-col gap-3">
      <div className="flex items-start gap-1">
        <h3 className="min-w-0 flex-1 pr-1 text-base font-semibold text-pretty">
          <Link href={`/decks/${deck.id}` as Route} className="underline-offset-3 hover:underline">
            {deck.title}
          </Link>
        </h3>
        <span className="-m-2 shrink-0">
          <DeckTools deck={deck} />
        </span>
      </div>
      <p className="line-clamp-2 text-md text-ink-soft">{deck.description.replace(/[*_#>`]/g, '')}</p>
      <p className="mt-auto text-sm text-ink-faint">
        {t('card.lanes', { n: deck.laneCount })} · {t('card.steps', { n: deck.checkpointCount })} ·{' '}
        {deck.departmentName ?? t('card.noDepartment')}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2 text-sm text-ink-faint">
          <DeckVersion deck={deck} />
          {t('card.changed', { moment: when.relative(deck.updatedAt) })}
        </span>
        <DeckStart deck={deck} />
      </div>
    </Card>
  );
}

export function DeckVersion({ deck }: { deck: DeckItem }) {
  const t = useTranslations('decks.card');
  return (
    <Badge tone={deck.currentVersion === null ? 'off' : 'done'}>
      {deck.currentVersion === null ? t('draft') : t('version', { n: deck.currentVersion })}
    </Badge>
  );
}

export function DeckStart({ deck }: { deck: DeckItem }) {
  const t = useTranslations('runs.start');
  if (!deck.may.start) return null;
  return (
    <StartRunDialog
      decks={[{ id: deck.id, title: deck.title }]}
      deckId={deck.id}
      label={t('quick')}
      size="sm"
      variant="secondary"
    />
  );
}

export function DeckTools({ deck }: { deck: DeckItem }) {
  return (
    <span className="flex shrink-0">
      <PinButton deck={{ id: deck.id, title: deck.title, pinned: deck.pinned }} />
      <DeckMenu
        deck={{
          id: deck.id,
          title: deck.title,
          isArchived: deck.status === 'archived',
          mayArchive: deck.may.archive,
          mayDelete: deck.may.delete,
        }}
      />
    </span>
  );
}
