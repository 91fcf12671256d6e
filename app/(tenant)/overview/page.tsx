import { CircleCheckBig } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/_i18n/client-messages';
import { segmentsOf } from '@/app/_parts/run/progress';
import { DueBadge, RunState } from '@/app/_parts/run/run-state';
import { requireCtx } from '@/app/_server/require-ctx';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Segments } from '@/app/_ui/segments';
import { TextLink } from '@/app/_ui/text-link';
import { StartRunDialog } from '@/app/(tenant)/runs/_parts/start-run-dialog';
import { getOverview, type Overview } from '@/lib/processes/checkpoints/get-overview';

export async function generateMetadata() {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage() {
  const ctx = await requireCtx();
  const [overview, t] = await Promise.all([getOverview(ctx), getTranslations('overview')]);
  const overdue = overview.open.items.filter((item) => item.overdue).length;
  const n = overview.open.total;
  const summary =
    n === 0 ? t('summary.nothing') : t(overdue > 0 ? 'summary.openOverdue' : 'summary.open', { n, overdue });

  return (
    <>
      <PageHeader
        title={t(`greeting.${timeOfDay(ctx.now, ctx.session.timeZone)}`, {
          name: ctx.actor.name.split(' ')[0]!,
        })}
        meta={summary}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <OpenSteps open={overview.open} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <FollowedRuns runs={overview.runs} />
          <QuickStart decks={overview.decks} />
        </div>
      </div>
    </>
  );
}

async function OpenSteps({ open }: { open: Overview['open'] }) {
  const [t, inbox] = await Promise.all([getTranslations('overview.open'), getTranslations('inbox')]);
  return (
    <section>
      <SectionHead
        title={t('title')}
        link={
          <TextLink href="/inbox">
            {open.total > open.items.length ? t('all', { n: open.total }) : t('toInbox')}
          </TextLink>
        }
      />
      {open.items.length === 0 ? (
        <EmptyState icon={<CircleCheckBig aria-hidden />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-card">
          {open.items.map((item) => (
            <li key={item.checkpointId ?? item.runId} className="border-b border-line last:border-0">
              <Link
                href={
                  `/runs/${item.runId}?${item.checkpointId ? `step=${item.checkpointId}` : 'approval=1'}` as Route
                }
                className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover"
              >
                <span className="min-w-0 flex-[1_1_14rem]">
                  <span className="block font-strong text-pretty">
                    {item.kind === 'approval' ? inbox('approval') : item.title}
                  </span>
                  <span className="block truncate text-sm text-ink-faint">
                    <span className="font-mono">{item.runNumber}</span> · {item.runTitle}
                  </span>
                </span>
                {item.kind === 'approval' ? (
                  <Badge tone="open">{inbox('approvalBadge')}</Badge>
                ) : (
                  <DueBadge dueAt={item.dueAt} overdue={item.overdue} />
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function FollowedRuns({ runs }: { runs: Overview['runs'] }) {
  const t = await getTranslations('overview.runs');
  return (
    <section>
      <SectionHead title={t('title')} link={<TextLink href="/runs">{t('all')}</TextLink>} />
      {runs.length === 0 ? (
        <p className="text-md text-ink-soft">{t('empty')}</p>
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {runs.map((run) => (
            <li key={run.id}>
              <Link href={`/runs/${run.id}` as Route} className="block rounded-md">
                <Card className="hover:border-line-strong">
                  <span className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
                    <span className="min-w-0 flex-[1_1_12rem]">
                      <span className="block truncate font-strong">{run.title}</span>
                      <span className="block truncate text-sm text-ink-faint">{run.deckTitle}</span>
                    </span>
                    {run.nextDueAt ? (
                      <DueBadge dueAt={run.nextDueAt} overdue={run.overdue} />
                    ) : (
                      <RunState status={run.status} />
                    )}
                  </span>
                  <Segments size="sm" className="mt-3" items={segmentsOf(run)} />
                </Card>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function QuickStart({ decks }: { decks: Overview['decks'] }) {
  const [t, start] = await Promise.all([getTranslations('overview.decks'), getTranslations('runs.start')]);
  return (
    <section>
      <SectionHead title={t('title')} link={<TextLink href="/decks">{t('all')}</TextLink>} />
      {decks.length === 0 ? (
        <p className="text-md text-ink-soft">{t('empty')}</p>
      ) : (
        <ClientMessages namespaces={['runs']}>
          <ul className="overflow-hidden rounded-lg border border-line bg-card">
            {decks.map((deck) => (
              <li
                key={deck.id}
                className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 last:border-0"
              >
                <span className="min-w-0">
                  <span className="block truncate text-md font-strong">{deck.title}</span>
                  <span className="block text-sm text-ink-faint">
                    {t('meta', { n: deck.checkpointCount })}
                  </span>
                </span>
                <StartRunDialog
                  decks={[deck]}
                  deckId={deck.id}
                  label={start('quick')}
                  size="sm"
                  variant="secondary"
                />
              </li>
            ))}
          </ul>
        </ClientMessages>
      )}
    </section>
  );
}

function SectionHead({ title, link }: { title: string; link: React.ReactNode }) {
  return (
    <div className="mb-2.5 flex items-baseline justify-between gap-3">
      <h2 className="text-lg font-heavy tracking-tight">{title}</h2>
      <span className="text-sm">{link}</span>
    </div>
  );
}

function timeOfDay(now: Date, timeZone: string): 'morning' | 'day' | 'evening' {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  );
  if (hour < 11) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}
