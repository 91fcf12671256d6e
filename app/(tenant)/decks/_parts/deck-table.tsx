import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { DataTable } from '@/app/_ui/data-table';

import { type DeckItem, DeckStart, DeckTools, DeckVersion } from './deck-card';

/** The same decks, a line each. */
export function DeckTable({ decks, label }: { decks: DeckItem[]; label: string }) {
  const t = useTranslations('decks');
  const when = useWhen();

  return (
    <DataTable
      label={label}
      columns={[
        { id: 'deck', label: t('columns.deck'), card: 'title' },
        { id: 'size', label: t('columns.size'), card: 'plain' },
        { id: 'department', label: t('columns.department'), card: 'plain' },
        { id: 'version', label: t('columns.version'), card: 'hidden' },
        { id: 'changed', label: t('columns.changed'), card: 'hidden' },
        { id: 'tools', label: t('columns.tools'), card: 'plain', align: 'end', width: '15rem' },
      ]}
      rows={decks.map((deck) => ({
        id: deck.id,
        name: deck.title,
        href: `/decks/${deck.id}`,
        cells: {
          deck: deck.title,
          size: (
            <span className="text-sm text-ink-soft">
              {t('card.lanes', { n: deck.laneCount })} · {t('card.steps', { n: deck.checkpointCount })}
            </span>
          ),
          department: (
            <span className="text-sm text-ink-soft">{deck.departmentName ?? t('card.noDepartment')}</span>
          ),
          version: (
            <span>
              <DeckVersion deck={deck} />
            </span>
          ),
          changed: <span className="text-sm text-ink-soft">{when.relative(deck.updatedAt)}</span>,
          tools: (
            <span className="relative z-10 flex items-center justify-end gap-1">
              <DeckStart deck={deck} />
              <DeckTools deck={deck} />
            </span>
          ),
        },
      }))}
    />
  );
}
