import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { getWhen } from '@/app/_i18n/get-when';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Card } from '@/app/_ui/card';
import { Markdown } from '@/app/_ui/markdown';
import { PageHeader } from '@/app/_ui/page-header';
import { getVersion } from '@/lib/processes/versions/get-version';

import { RestoreVersion } from '../../_parts/restore-version';
import { loadDeck } from '../../loaders';

export default async function VersionPage({ params }: PageProps<'/decks/[deckId]/versions/[number]'>) {
  const { deckId, number } = await params;
  const ctx = await requireCtx();
  const [deck, version, t, decks, when] = await Promise.all([
    loadDeck(deckId),
    orNotFound(getVersion(ctx, { deckId, number: Number(number) })),
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
          { label: t('title'), href: `/decks/${deckId}/versions` },
        ]}
        title={`${version.snapshot.title} – ${t('version', { n: version.number })}`}
        actions={
          deck.may.edit && (
            <ClientMessages namespaces={['decks']}>
              <RestoreVersion deckId={deckId} number={version.number} revision={deck.revision} />
            </ClientMessages>
          )
        }
        meta={
          <>
            <span>
              {t('by', { name: version.publishedBy.name, moment: when.moment(version.publishedAt) })}
            </span>
            <span className="max-w-full truncate font-mono text-xs" title={t('hash')}>
              {version.sha256}
            </span>
          </>
        }
      />
      {version.note && <p className="mb-5 text-md">{version.note}</p>}
      <ol className="grid gap-6">
        {version.snapshot.lanes.map((lane, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place in the order
          <li key={index}>
            <h2 className="mb-2 text-lg font-heavy tracking-tight">
              {lane.title || decks('editor.lane', { n: index + 1 })}
            </h2>
            <ul className="grid gap-2 lg:grid-cols-2">
              {lane.checkpoints.map((step) => (
                <li key={step.key}>
                  <Card className="h-full">
                    <h3 className="text-md font-strong">{step.title}</h3>
                    <p className="mt-1 text-sm text-ink-faint">
                      {decks(`step.types.${step.confirmationType}`)}
                      {step.slaLimitMinutes !== null && ` · ${when.rough(step.slaLimitMinutes * 60)}`}
                    </p>
                    {step.instructions && (
                      <div className="mt-2 text-md">
                        <Markdown>{step.instructions}</Markdown>
                      </div>
                    )}
                  </Card>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
