import { ArrowLeftRight, History } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Badge } from '@/app/_ui/badge';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { PageHeader } from '@/app/_ui/page-header';
import { TextLink } from '@/app/_ui/text-link';
import { listVersions } from '@/lib/processes/versions/list-versions';

import { loadDeck } from '../loaders';

export default async function VersionsPage({ params, searchParams }: PageProps<'/decks/[deckId]/versions'>) {
  const { deckId } = await params;
  const { cursor } = (await searchParams) as { cursor?: string };
  const ctx = await requireCtx();
  const [deck, versions, t, decks, when] = await Promise.all([
    loadDeck(deckId),
    orNotFound(listVersions(ctx, { deckId, cursor, limit: 50 })),
    getTranslations('decks.versions'),
    getTranslations('decks'),
    getWhen(),
  ]);

  return (
    <>
      <PageHeader
        crumbs={[
          { label: decks('title'), href: '/decks' },
          { label: deck.title, href: `/decks/${deckId}` },
        ]}
        title={t('title')}
        meta={t('lead')}
        actions={
          deck.currentVersion !== null && (
            <LinkButton href={`/decks/${deckId}/versions/compare`} icon={<ArrowLeftRight aria-hidden />}>
              {decks('diff.compareAny')}
            </LinkButton>
          )
        }
      />
      {versions.items.length === 0 ? (
        <EmptyState icon={<History aria-hidden />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ol className="max-w-3xl overflow-hidden rounded-lg border border-line bg-card">
          {versions.items.map((version) => (
            <li key={version.number} className="border-b border-line px-5 py-4 last:border-0">
              <div className="flex flex-wrap items-center gap-3">
                <TextLink href={`/decks/${deckId}/versions/${version.number}`}>
                  {t('version', { n: version.number })}
                </TextLink>
                {version.number === deck.currentVersion && <Badge tone="done">{t('current')}</Badge>}
                <span className="text-sm text-ink-faint">
                  {t('by', { name: version.publishedBy.name, moment: when.moment(version.publishedAt) })}
                </span>
                <span className="ml-auto flex gap-3">
                  {version.number > 1 && (
                    <TextLink
                      href={`/decks/${deckId}/versions/compare?from=${version.number - 1}&to=${version.number}`}
                    >
                      {decks('diff.compare', { n: version.number - 1 })}
                    </TextLink>
                  )}
                  {version.number === deck.currentVersion && deck.changedSincePublish && (
                    <TextLink href={`/decks/${deckId}/versions/compare?from=${version.number}`}>
                      {decks('diff.compareDraft')}
                    </TextLink>
                  )}
                </span>
              </div>
              <p className="mt-1 text-md">
                {version.note || <span className="text-ink-faint">{t('noNote')}</span>}
              </p>
              <p className="mt-1 truncate font-mono text-xs text-ink-faint" title={t('hash')}>
                {version.sha256}
              </p>
            </li>
          ))}
        </ol>
      )}
      {versions.nextCursor && (
        <div className="mt-4">
          <LinkButton href={`/decks/${deckId}/versions?cursor=${versions.nextCursor}`}>
            {t('older')}
          </LinkButton>
        </div>
      )}
    </>
  );
}
