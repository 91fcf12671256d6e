import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { getWhen } from '@/app/_i18n/get-when';
import { RunState } from '@/app/_parts/run/run-state';
import { requireCtx } from '@/app/_server/require-ctx';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { Segments } from '@/app/_ui/segments';
import type { RunView } from '@/lib/processes/runs/show-run';

import { ApprovalPanel } from './_parts/approval-panel';
import { Board } from './_parts/board';
import { RunControls } from './_parts/run-controls';
import { segmentOf } from './_parts/step-look';
import { StepPanel } from './_parts/step-panel';
import { Timeline } from './_parts/timeline';
import { loadRun } from './loaders';

type Search = { step?: string; approval?: string; timeline?: string };

export async function generateMetadata({ params }: PageProps<'/runs/[runId]'>) {
  return { title: (await loadRun((await params).runId)).title };
}

export default async function RunPage({ params, searchParams }: PageProps<'/runs/[runId]'>) {
  const { runId } = await params;
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const [run, t] = await Promise.all([loadRun(runId), getTranslations('runs')]);
  const steps = run.lanes.flatMap((lane) => lane.checkpoints);
  const step = steps.find((each) => each.id === search.step) ?? null;
  const showsApproval = !step && (search.approval === '1' || (run.may.decide && !search.step));

  return (
    <ClientMessages namespaces={['runs']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: '/runs' },
          { label: run.deckTitle, href: `/runs?deck=${run.deckId}` },
        ]}
        title={run.title}
        meta={<Facts run={run} />}
        actions={<RunControls runId={run.id} may={run.may} />}
      />
      <Segments className="mb-5" items={steps.map((each) => segmentOf(each, ctx.now))} />
      <RunNotice run={run} />
      <div
        className={step || showsApproval ? 'grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_25rem]' : ''}
      >
        <div className="min-w-0">
          <Board run={run} selectedId={step?.id ?? null} now={ctx.now} me={ctx.actor.id} />
          <Timeline runId={run.id} all={search.timeline === 'all'} />
        </div>
        {step && <StepPanel run={run} step={step} now={ctx.now} me={ctx.actor} />}
        {showsApproval && <ApprovalPanel run={run} />}
      </div>
    </ClientMessages>
  );
}

async function Facts({ run }: { run: RunView }) {
  const t = await getTranslations('runs.run');
  const when = await getWhen();
  const people = new Map(
    run.lanes
      .flatMap((lane) => lane.checkpoints)
      .flatMap((step) => step.assignees.map((each) => [each.id, each.name])),
  );
  const bold = (chunks: React.ReactNode) => <b className="font-semibold text-ink">{chunks}</b>;
  return (
    <>
      <span className="font-mono text-sm text-ink-faint">{run.number}</span>
      <RunState status={run.status} />
      <span>
        {t.rich(run.startedAt ? 'startedBy' : 'createdBy', {
          name: run.startedBy.name,
          day: when.day(run.startedAt ?? run.createdAt),
          b: bold,
        })}
      </span>
      <span>{t.rich('deckVersion', { version: run.version, b: bold })}</span>
      {run.archivedAt && <span>{t('archived')}</span>}
      <AvatarGroup names={[...people.values()]} />
    </>
  );
}

async function RunNotice({ run }: { run: RunView }) {
  const t = await getTranslations('runs.run');
  const when = await getWhen();
  if (run.status === 'paused') return <Notice tone="open" title={t('pausedTitle')} text={t('pausedText')} />;
  if (run.status === 'pending')
    return <Notice tone="off" title={t('pendingTitle')} text={t('pendingText')} />;
  if (run.status === 'completed' && run.endedAt) {
    return (
      <Notice
        tone="done"
        title={t('completedTitle')}
        text={t('completedText', { moment: when.moment(run.endedAt) })}
      />
    );
  }
  if (run.status === 'cancelled')
    return <Notice tone="off" title={t('reasonCancelled')} text={run.reason ?? ''} />;
  if (run.status === 'rejected')
    return <Notice tone="overdue" title={t('reasonRejected')} text={run.reason ?? ''} />;
  return null;
}

function Notice({
  tone,
  title,
  text,
}: {
  tone: 'open' | 'off' | 'done' | 'overdue';
  title: string;
  text: string;
}) {
  return (
    <div className="mb-5">
      <Callout tone={tone} title={title}>
        {text}
      </Callout>
    </div>
  );
}
