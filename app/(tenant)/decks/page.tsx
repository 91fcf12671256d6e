import { Layers } from 'lucide-react';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/_i18n/client-messages';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { TextInput } from '@/app/_ui/text-input';
import type { Ctx } from '@/lib/platform/core/ctx';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { MOST_PINS } from '@/lib/processes/decks/inputs';
import { listDecks } from '@/lib/processes/decks/list-decks';

import { DeckCards } from './_parts/deck-card';
import { DeckTable } from './_parts/deck-table';
import { ImportDialog } from './_parts/import-dialog';
import { LayoutSwitch } from './_parts/layout-switch';
import { NewDeckDialog } from './_parts/new-deck-dialog';
import { chooseDeckLayout, DECK_LAYOUT_COOKIE } from './layout-taste';

type Search = Partial<Record<'status' | 'q' | 'cursor', string>>;

export async function generateMetadata() {
  return { title: (await getTranslations('decks'))('title') };
}

export default async function DecksPage({ searchParams }: PageProps<'/decks'>) {
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const status = search.status === 'archived' ? 'archived' : 'active';
  const filter = { status, q: search.q || undefined } as const;
  const cursor = search.cursor || undefined;
  const [t, names, jar, pinned, decks, people] = await Promise.all([
    getTranslations('decks'),
    getTranslations('search.pins'),
    cookies(),
    cursor ? [] : orNotFound(listPinned(ctx, filter)),
    orNotFound(listDecks(ctx, { ...filter, pins: 'without', cursor, limit: 30 })),
    listPeopleOptions(ctx, { limit: 500 }),
  ]);
  const layout = chooseDeckLayout(jar.get(DECK_LAYOUT_COOKIE)?.value);
  const groups = [
    { name: names('pinned'), decks: pinned },
    { name: pinned.length > 0 ? names('others') : t('title'), decks: decks.items },
  ].filter((group) => group.decks.length > 0);
  const address = (change: Search) => addressOf({ ...search, status, cursor: undefined, ...change });

  return (
    <ClientMessages namespaces={['decks', 'runs', 'search']}>
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
      <search className="my-4 flex flex-wrap items-center justify-between gap-3">
        <form className="min-w-0 flex-1 sm:max-w-80">
          <input type="hidden" name="status" value={status} />
          <TextInput
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder={t('search')}
            aria-label={t('search')}
          />
        </form>
        <LayoutSwitch layout={layout} />
      </search>
      {groups.length === 0 ? (
        <EmptyState
          icon={<Layers aria-hidden />}
          title={t(search.q ? 'empty.filtered' : status === 'archived' ? 'empty.archived' : 'empty.title')}
        >
          {search.q ? '' : t(status === 'archived' ? 'empty.archivedText' : 'empty.text')}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {groups.map((group) => (
            <section key={group.name} aria-label={group.name}>
              {pinned.length > 0 && (
                <h2 className="mb-2.5 text-sm font-strong text-ink-soft">{group.name}</h2>
              )}
              {layout === 'list' ? (
                <DeckTable decks={group.decks} label={group.name} />
              ) : (
                <DeckCards decks={group.decks} />
              )}
            </section>
          ))}
        </div>
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

async function listPinned(ctx: Ctx, filter: { status: 'active' | 'archived'; q?: string }) {
  return (await listDecks(ctx, { ...filter, pins: 'only', limit: MOST_PINS })).items;
}

function addressOf(search: Search): string {
  const present = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/decks?${new URLSearchParams(present)}`;
}
