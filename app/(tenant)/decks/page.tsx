import { Layers } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/_i18n/client-messages';
import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { TextInput } from '@/app/_ui/text-input';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { listDecks } from '@/lib/processes/decks/list-decks';

import { DeckMenu } from './_parts/deck-menu';
import { ImportDialog } from './_parts/import-dialog';
import { NewDeckDialog } from './_parts/new-deck-dialog';

type Search = Partial<Record<'status' | 'q' | 'cursor', string>>;
type Item = Awaited<ReturnType<typeof listDecks>>['items'][number];

export async function generateMetadata() {
  return { title: (await getTranslations('decks'))('title') };
}

export default async function DecksPage({ searchParams }: PageProps<'/decks'>) {
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const status = search.status === 'archived' ? 'archived' : 'active';
  const [t, decks, people] = await Promise.all([
    getTranslations('decks'),
    orNotFound(
      listDecks(ctx, { status, q: search.q || undefined, cursor: search.cursor || undefined, limit: 30 }),
    ),
    listPeopleOptions(ctx, { limit: 500 }),
  ]);
  const address = (change: Search) => addressOf({ ...search, status, cursor: undefined, ...change });

  return (
    <ClientMessages namespaces={['decks', 'runs']}>
      <PageHeader
        title={t('title')}
        meta={t('lead')}
        actions={
          <>
            <ImportDialog />
            <NewDeckDialog departments={people.departments} />
          </>
        }
      />
      <LinkTabs
        label={t('tabs.label')}
        tabs={(['active', 'archived'] as const).map((each) => ({
          href: address({ status: each }),
          label: t(`tabs.${each}`),
          current: each === status,
        }))}
      />
      <search>
        <form className="my-4 max-w-80">
          <input type="hidden" name="status" value={status} />
          <TextInput
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder={t('search')}
            aria-label={t('search')}
          />
        </form>
      </search>
      {decks.items.length === 0 ? (
        <EmptyState
          icon={<Layers aria-hidden />}
          title={t(search.q ? 'empty.filtered' : status === 'archived' ? 'empty.archived' : 'empty.title')}
        >
          {search.q ? '' : t(status === 'archived' ? 'empty.archivedText' : 'empty.text')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {decks.items.map((deck) => (
            <li key={deck.id} className="min-w-0">
              <DeckCard deck={deck} />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex gap-2">
        {search.cursor && <LinkButton href={address({})}>{t('newest')}</LinkButton>}
        {decks.nextCursor && (
          <LinkButton href={address({ cursor: decks.nextCursor })}>{t('more')}</LinkButton>
        )}
      </div>
    </ClientMessages>
  );
}

async function DeckCard({ deck }: { deck: Item }) {
  const [t, when, runs] = await Promise.all([
    getTranslations('decks'),
    getWhen(),
    getTranslations('runs.start'),
  ]);
  return (
    <Card className="flex h-full flex-col gap-3">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-base font-semibold text-pretty">
          <Link href={`/decks/${deck.id}` as Route} className="underline-offset-3 hover:underline">
            {deck.title}
          </Link>
        </h2>
        <DeckMenu
          deck={{
            id: deck.id,
            title: deck.title,
            isArchived: deck.status === 'archived',
            mayArchive: deck.may.archive,
          }}
        />
      </div>
      <p className="line-clamp-2 text-md text-ink-soft">{deck.description.replace(/[*_#>`]/g, '')}</p>
      <p className="mt-auto text-sm text-ink-faint">
        {t('card.lanes', { n: deck.laneCount })} · {t('card.steps', { n: deck.checkpointCount })} ·{' '}
        {deck.departmentName ?? t('card.noDepartment')}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2 text-sm text-ink-faint">
          <Badge tone={deck.currentVersion === null ? 'off' : 'done'}>
            {deck.currentVersion === null ? t('card.draft') : t('card.version', { n: deck.currentVersion })}
          </Badge>
          {t('card.changed', { moment: when.relative(deck.updatedAt) })}
        </span>
        {deck.may.start && (
          <StartRunDialog
            decks={[{ id: deck.id, title: deck.title }]}
            deckId={deck.id}
            label={runs('quick')}
            size="sm"
            variant="secondary"
          />
        )}
      </div>
    </Card>
  );
}

function addressOf(search: Search): string {
  const present = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/decks?${new URLSearchParams(present)}`;
}
