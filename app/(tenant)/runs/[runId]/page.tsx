import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { PageMark } from '@/app/_parts/live/page-mark';
import { requireCtx } from '@/app/_server/require-ctx';
import { classes } from '@/app/_ui/classes';
import { PageHeader } from '@/app/_ui/page-header';
import { Segments } from '@/app/_ui/segments';
import { mayShareRun } from '@/lib/processes/links/may-share-run';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { ApprovalPanel } from './_parts/approval-panel';
import { Board } from './_parts/board';
import { ForMe } from './_parts/for-me';
import { LinksDialog } from './_parts/links-dialog';
import { ProtocolDialog } from './_parts/protocol-dialog';
import { RunControls } from './_parts/run-controls';
import { RunFacts } from './_parts/run-facts';
import { RunNotice } from './_parts/run-notice';
import { RunTree } from './_parts/run-tree';
import { segmentOf, stepsForMe, stepsOf } from './_parts/step-look';
import { StepPanel } from './_parts/step-panel';
import { Timeline } from './_parts/timeline';
import { UnsentDesk } from './_parts/unsent/unsent';
import { loadRun } from './loaders';

type Search = { step?: string; approval?: string; timeline?: string; comments?: string };

export async function generateMetadata({ params }: PageProps<'/runs/[runId]'>) {
  return { title: (await loadRun((await params).runId)).title };
}

export default async function RunPage({ params, searchParams }: PageProps<'/runs/[runId]'>) {
  const { runId } = await params;
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const [run, t] = await Promise.all([loadRun(runId), getTranslations('runs')]);
  const { step, approval, isAsked } = select(run, search);
  const hasPanel = Boolean(step) || approval;

  return (
    <ClientMessages namespaces={['runs', 'talk', 'files', 'protocol', 'links', 'signatures', 'guests']}>
      <PageMark />
      {isAsked && <h1 className="sr-only xl:hidden">{run.title}</h1>}
      <div className={classes(isAsked && 'max-xl:hidden')}>
        <PageHeader
          crumbs={[
            { label: t('title'), href: '/runs' },
            { label: run.deckTitle, href: `/runs?deck=${run.deckId}` },
            ...above(run),
          ]}
          title={run.title}
          meta={<RunFacts run={run} />}
          actions={
            <RunControls runId={run.id} may={run.may}>
              <ProtocolDialog runId={run.id} />
              {mayShareRun(ctx.actor, { ...run, startedById: run.startedBy.id }) && (
                <LinksDialog runId={run.id} />
              )}
            </RunControls>
          }
        />
        <Segments className="mb-5" items={stepsOf(run).map((each) => segmentOf(run, each, ctx.now))} />
        <div className="mb-5 empty:hidden">
          <RunNotice run={run} />
        </div>
        <ForMe run={run} now={ctx.now} />
      </div>
      <UnsentDesk>
        <div className={classes('grid items-start gap-4', hasPanel && 'xl:grid-cols-[minmax(0,1fr)_25rem]')}>
          <div className={classes('min-w-0', isAsked && 'max-xl:hidden')}>
            <Board run={run} selected={{ step: step?.id, approval }} now={ctx.now} />
            <RunTree run={run} />
            <Timeline runId={run.id} from={search.timeline} />
          </div>
          {step && (
            <StepPanel
              run={run}
              step={step}
              now={ctx.now}
              myName={ctx.actor.name}
              isAsked={isAsked}
              commentsFrom={search.comments}
            />
          )}
          {approval && <ApprovalPanel run={run} isAsked={isAsked} />}
        </div>
      </UnsentDesk>
    </ClientMessages>
  );
}

/** The runs this one is a part of, the whole first. */
function above(run: RunView): { label: string; href: string }[] {
  const parent = run.tree.find(({ id }) => id === run.parentRunId);
  const root = run.tree.find(({ id }) => id === run.rootRunId);
  return [...new Set([root, parent])].flatMap((each) =>
    each && each.id !== run.id ? [{ label: each.number, href: `/runs/${each.id}` }] : [],
  );
}

type Selection = { step?: CheckpointView; approval: boolean; isAsked: boolean };

/** What the address names; without that, what waits for whoever looks. */
function select(run: RunView, search: Search): Selection {
  const named = stepsOf(run).find((each) => each.id === search.step);
  if (named) return { step: named, approval: false, isAsked: true };
  if (search.approval === '1' && run.approval.approvers.length > 0) return { approval: true, isAsked: true };

  return { step: stepsForMe(run)[0], approval: run.may.decide, isAsked: false };
}
