import { useTranslations } from 'next-intl';

import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import type { Overview } from '@/lib/processes/checkpoints/get-overview';

import { SectionHead } from './section-head';

export function QuickStart({ decks }: { decks: Overview['decks'] }) {
  const t = useTranslations('overview.decks');
  const start = useTranslations('runs.start');

  return (
    <section>
      <SectionHead title={t('title')} href="/decks" more={t('all')} />
      {decks.length === 0 && <p className="text-md text-ink-soft">{t('empty')}</p>}
      {decks.length > 0 && (
        <ul className="overflow-hidden rounded-lg border border-line bg-card">
          {decks.map((deck) => (
            <li
              key={deck.id}
              className="flex items-center justify-between gap-3 border-b border-line py-2.5 pr-3 pl-4 last:border-0 sm:pl-5"
            >
              <span className="min-w-0">
                <span className="block truncate text-md font-strong">{deck.title}</span>
                <span className="block text-sm text-ink-faint">{t('meta', { n: deck.checkpointCount })}</span>
              </span>
              <StartRunDialog
                decks={[{ id: deck.id, title: deck.title }]}
                deckId={deck.id}
                label={start('quick')}
                size="sm"
                variant="secondary"
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
