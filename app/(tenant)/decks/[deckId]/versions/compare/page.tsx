import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { diffVersions } from '@/lib/processes/versions/diff-versions';
import { listVersions } from '@/lib/processes/versions/list-versions';

import { DiffSentences } from '../../_parts/diff-sentences';
import { DiffSides } from '../../_parts/diff-sides';
import { VersionsChoice } from '../../_parts/versions-choice';
import { loadDeck } from '../../loaders';

/** The newest of them to choose from; older ones are reached from the list of versions. */
const MOST_VERSIONS = 200;

type Search = { from?: string; to?: string; view?: string };

export async function generateMetadata() {
  return { title: (await getTranslations('decks.diff'))('title') };
}

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<'/decks/[deckId]/versions/compare'>) {
  const { deckId } = await params;
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const deck = await loadDeck(deckId);
  const from = search.from === undefined ? (deck.currentVersion ?? notFound()) : numberOf(search.from);
  const to = search.to === undefined || search.to === 'draft' ? undefined : numberOf(search.to);
  const [diff, versions, t, decks] = await Promise.all([
    orNotFound(diffVersions(ctx, { deckId, from, to })),
    listVersions(ctx, { deckId, limit: MOST_VERSIONS }),
    getTranslations('decks.diff'),
    getTranslations('decks'),
  ]);
  const address = `/decks/${deckId}/versions/compare?from=${from}${to === undefined ? '' : `&to=${to}`}`;
  const isSide = search.view === 'side';
  const numbers = new Set([...versions.items.map(({ number }) => number), from, ...(to ? [to] : [])]);

  return (
    <>
      <PageHeader
        crumbs={[
          { label: decks('title'), href: '/decks' },
          { label: deck.title, href: `/decks/${deckId}` },
          { label: decks('versions.title'), href: `/decks/${deckId}/versions` },
        ]}
        title={t('title')}
        meta={t('versions', { from, to: to ?? t('draft') })}
      />
      <VersionsChoice
        versions={[...numbers].toSorted((one, other) => other - one)}
        from={from}
        to={to}
        isSide={isSide}
      />
      <LinkTabs
        label={t('view')}
        tabs={[
          { href: address, label: t('views.sentences'), current: !isSide },
          { href: `${address}&view=side`, label: t('views.side'), current: isSide },
        ]}
      />
      <div className="max-w-4xl">{isSide ? <DiffSides diff={diff} /> : <DiffSentences diff={diff} />}</div>
    </>
  );
}

function numberOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,8}$/.test(text)) notFound();
  return Number(text);
}
