import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { DueBadge } from '@/app/_parts/run/run-state';
import { Avatar } from '@/app/_ui/avatar';
import { Badge } from '@/app/_ui/badge';
import { LinkButton } from '@/app/_ui/link-button';
import { Markdown } from '@/app/_ui/markdown';
import { findObstacle } from '@/lib/processes/guests/find-obstacle';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { ConfirmForm } from './confirm-form';
import { GuestDialog } from './guest-dialog';
import { OpenGuests } from './open-guests';
import { PanelFrame, PanelSection } from './panel-frame';
import { PausedBadge } from './paused-badge';
import { ReassignDialog } from './reassign-dialog';
import { RejectStep } from './reject-step';
import { ReopenDialog } from './reopen-dialog';
import { StepClock } from './step-clock';
import { StepCondition } from './step-condition';
import { StepFiles } from './step-files';
import { isOverdue, stepsForMe } from './step-look';
import { StepOutcome } from './step-outcome';
import { StepReferences } from './step-references';
import { SubRun } from './sub-run';
import { Subtasks } from './subtasks';
import { Comments } from './talk/comments';
import { Todos } from './talk/todos';
import { boxes } from './unsent/boxes';
import { UnsentTexts } from './unsent/unsent-texts';
import { useWhyUnsent } from './unsent/use-why-unsent';

type Props = {
  run: RunView;
  step: CheckpointView;
  now: Date;
  myName: string;
  isAsked: boolean;
  /** Where the page of comments begins; the newest without it. */
  commentsFrom?: string;
};

/** One step whole: by when, what is asked, of whom, and the form that signs it off. */
export function StepPanel({ run, step, now, myName, isAsked, commentsFrom }: Props) {
  const t = useTranslations('runs.step');
  const files = useTranslations('files');
  const why = useWhyUnsent(run, step);

  return (
    <PanelFrame
      run={run}
      id={step.id}
      label={t('panel')}
      badge={<StepBadge run={run} step={step} now={now} />}
      title={step.title}
      state={step.status}
      isAsked={isAsked}
    >
      {step.subDeck ? <SubRun run={run} step={step} /> : <StepOutcome run={run} step={step} />}
      <UnsentTexts
        stepId={step.id}
        why={why}
        resting={commentsFrom && step.may.talk ? [boxes.comment(step.id)] : []}
      />
      {step.slaLimitSeconds !== null && <StepClock step={step} runStatus={run.status} now={now} />}
      <PanelSection title={t('todo')}>
        {step.instructions ? (
          <Markdown className="text-md">{step.instructions}</Markdown>
        ) : (
          <p className="text-md text-ink-soft">{t('noInstructions')}</p>
        )}
        <StepCondition run={run} step={step} />
      </PanelSection>
      {step.subtasks.length > 0 && (
        <PanelSection title={t('subtasks')}>
          <Subtasks checkpointId={step.id} subtasks={step.subtasks} mayTick={step.may.tick} />
        </PanelSection>
      )}
      {step.references.length > 0 && (
        <PanelSection title={files('references')}>
          <StepReferences runId={run.id} references={step.references} />
        </PanelSection>
      )}
      {(step.fileSlots.length > 0 || step.files.length > 0 || step.may.addFile) && (
        <PanelSection title={files('title')}>
          <StepFiles
            key={step.id}
            runId={run.id}
            step={{
              id: step.id,
              fileSlots: step.fileSlots,
              files: step.files,
              mayAdd: step.may.addFile,
              maySign: step.may.sign,
            }}
            myName={myName}
          />
        </PanelSection>
      )}
      <People run={run} step={step} />
      <Todos run={run} step={step} />
      {step.may.confirm ? (
        <ConfirmForm
          step={{
            id: step.id,
            title: step.title,
            revision: step.revision,
            confirmationType: step.confirmationType,
            requireNote: step.requireNote,
            requireSignoffName: step.requireSignoffName,
            fields: step.fields,
            onReject: step.onReject,
          }}
          mayReject={step.may.reject}
          myName={myName}
        />
      ) : null}
      <Comments run={run} step={step} from={commentsFrom} myName={myName} />
      {!step.may.confirm && <Onward run={run} step={step} />}
    </PanelFrame>
  );
}

function StepBadge({ run, step, now }: Pick<Props, 'run' | 'step' | 'now'>) {
  const t = useTranslations('common.checkpointState');
  const runs = useTranslations('runs');
  const tones = {
    pending: 'off',
    active: 'open',
    completed: 'done',
    rejected: 'overdue',
    skipped: 'off',
  } as const;

  if (run.status === 'paused' && step.status === 'active' && !step.subDeck)
    return <PausedBadge step={step} now={now} />;
  if (step.subDeck && step.status === 'active' && !step.slaDueAt)
    return <Badge tone="started">{t('elsewhere')}</Badge>;
  return step.status === 'active' && step.slaDueAt ? (
    <DueBadge dueAt={step.slaDueAt} overdue={isOverdue(step, now)} />
  ) : (
    <Badge
      tone={tones[step.status]}
      icon={step.status === 'rejected' ? <CircleX aria-hidden strokeWidth={2.25} /> : undefined}
    >
      {t(step.status)}
      {step.status === 'active' && step.slaLimitSeconds === null && ` · ${runs('noDeadline')}`}
    </Badge>
  );
}

function People({ run, step }: Pick<Props, 'run' | 'step'>) {
  const t = useTranslations('runs');
  const people = [...step.assignees, ...step.departments];

  return (
    <PanelSection title={t('step.people')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {people.length === 0 && <span className="text-md text-ink-soft">{t('board.nobody')}</span>}
        {people.map(({ id, name }) => (
          <span key={id} className="flex items-center gap-2 text-md">
            <Avatar name={name} size="sm" hidden />
            {name}
          </span>
        ))}
        {step.may.reassign && (
          <ReassignDialog
            checkpointId={step.id}
            title={step.title}
            userIds={step.assignees.map((each) => each.id)}
          />
        )}
        {step.may.reassign && step.status === 'active' && run.status === 'active' && (
          <GuestDialog
            checkpointId={step.id}
            obstacle={findObstacle({ ...step, isRun: step.subDeck !== null })}
          />
        )}
      </div>
      {step.may.reassign && step.status === 'active' && <OpenGuests step={step} />}
      {step.waitingFor.length > 0 && (
        <p className="mt-2 text-sm text-ink-soft">
          {t('step.waitingFor', { names: step.waitingFor.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </PanelSection>
  );
}

/** Below a step that asks nothing of me: taking it up again, and where my work goes on. */
function Onward({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  const next = stepsForMe(run).find((each) => each.id !== step.id);
  const isMyWork = step.status === 'completed' && step.isMine;
  if (!step.may.reopen && !step.may.reject && !next && !run.may.decide && !isMyWork) return null;

  return (
    <footer className="sticky bottom-0 mt-auto flex gap-2.5 rounded-b-lg border-t border-line bg-card px-5 py-3.5 pb-[calc(0.875rem+env(safe-area-inset-bottom))] *:min-w-0 *:flex-1">
      {step.may.reject && <RejectStep step={step} />}
      {step.may.reopen && <ReopenDialog checkpointId={step.id} title={step.title} />}
      {next && (
        <LinkButton variant="primary" href={`/runs/${run.id}?step=${next.id}`} scroll={false}>
          {t('run.nextForYou')}
        </LinkButton>
      )}
      {!next && run.may.decide && (
        <LinkButton variant="primary" href={`/runs/${run.id}?approval=1`} scroll={false}>
          {t('approval.open')}
        </LinkButton>
      )}
      {!next && !run.may.decide && isMyWork && <LinkButton href="/inbox">{t('step.toInbox')}</LinkButton>}
    </footer>
  );
}
