import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { DueBadge } from '@/app/_parts/run/run-state';
import { initials } from '@/app/_ui/avatar';
import { Badge } from '@/app/_ui/badge';
import { LinkButton } from '@/app/_ui/link-button';
import { Markdown } from '@/app/_ui/markdown';
import { Stamp } from '@/app/_ui/stamp';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { ConfirmForm } from './confirm-form';
import { ReassignDialog } from './reassign-dialog';
import { ReopenDialog } from './reopen-dialog';
import { StepClock } from './step-clock';
import { isOverdue } from './step-look';

type Props = { run: RunView; step: CheckpointView; now: Date; me: { id: string; name: string } };

/** One step whole: what is asked, by when, of whom, and the form that signs it off. A page of its own on a phone. */
export function StepPanel({ run, step, now, me }: Props) {
  const t = useTranslations('runs.step');
  return (
    <aside
      aria-label={t('panel')}
      className="rounded-lg border border-line bg-card shadow-card max-xl:fixed max-xl:inset-0 max-xl:z-40 max-xl:overflow-y-auto max-xl:rounded-none max-xl:border-0 max-xl:pb-24 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto"
    >
      <header className="border-b border-dashed border-line-strong px-5 pt-4 pb-3.5">
        <div className="flex items-center justify-between gap-2">
          <StateLine step={step} now={now} />
          <LinkButton href={`/runs/${run.id}`} variant="ghost" size="sm" icon={<ArrowLeft aria-hidden />}>
            {t('back')}
          </LinkButton>
        </div>
        <h2 className="mt-1.5 text-lg font-heavy tracking-tight text-balance">{step.title}</h2>
        <p className="mt-1 text-sm text-ink-faint xl:hidden">
          {run.title} · <span className="font-mono">{run.number}</span>
        </p>
      </header>
      {step.slaLimitSeconds !== null && <StepClock step={step} runStatus={run.status} now={now} />}
      <Section title={t('todo')}>
        {step.instructions ? (
          <Markdown>{step.instructions}</Markdown>
        ) : (
          <p className="text-ink-soft">{t('noInstructions')}</p>
        )}
      </Section>
      <People step={step} />
      <Outcome run={run} step={step} />
      {step.may.confirm ? (
        <ConfirmForm
          step={{
            id: step.id,
            title: step.title,
            revision: step.revision,
            confirmationType: step.confirmationType,
            requireNote: step.requireNote,
            requireSignoffName: step.requireSignoffName,
          }}
          name={me.name}
        />
      ) : null}
      <div className="flex flex-wrap gap-2 px-5 py-4 empty:hidden">
        {step.may.reopen && <ReopenDialog checkpointId={step.id} title={step.title} />}
        {step.may.reassign && (
          <ReassignDialog
            checkpointId={step.id}
            title={step.title}
            userIds={step.assignees.map((each) => each.id)}
          />
        )}
      </div>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="border-b border-line px-5 py-4">
      <h3 className="mb-2 text-xs font-semibold text-ink-faint">{title}</h3>
      {children}
    </section>
  );
}

function StateLine({ step, now }: { step: CheckpointView; now: Date }) {
  const t = useTranslations('common.checkpointState');
  const tones = {
    pending: 'off',
    active: 'started',
    completed: 'done',
    rejected: 'overdue',
    skipped: 'off',
  } as const;
  return step.status === 'active' && step.slaDueAt ? (
    <DueBadge dueAt={step.slaDueAt} overdue={isOverdue(step, now)} />
  ) : (
    <Badge tone={tones[step.status]}>{t(step.status)}</Badge>
  );
}

function People({ step }: { step: CheckpointView }) {
  const t = useTranslations('runs');
  const names = [...step.assignees, ...step.departments].map((each) => each.name);
  return (
    <Section title={t('step.people')}>
      <p className="text-md">{names.length > 0 ? names.join(', ') : t('board.nobody')}</p>
    </Section>
  );
}

function Outcome({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  const when = useWhen();
  if (step.decidedBy && step.decidedAt) {
    return (
      <Section title={t('step.evidence')}>
        <div className="grid gap-3 text-md">
          <Stamp
            className="justify-self-start"
            word={t(`values.${step.value ?? 'ok'}` as 'values.ok')}
            moment={when.stamp(step.decidedAt)}
            initials={initials(step.decidedBy.name)}
            tone={step.status === 'rejected' ? 'overdue' : 'done'}
          />
          <p>{t('step.decidedBy', { name: step.decidedBy.name, moment: when.moment(step.decidedAt) })}</p>
          {step.note && <Fact label={t('step.note')} text={step.note} />}
          {step.signoffName && <Fact label={t('step.signedAs')} text={step.signoffName} />}
          {step.status === 'rejected' && (
            <Fact label={t('step.rejectionReason')} text={step.rejectionReason ?? t('step.noReason')} />
          )}
        </div>
      </Section>
    );
  }
  if (step.may.confirm || step.status === 'skipped') return null;
  return <p className="border-b border-line px-5 py-4 text-md text-ink-soft">{whyNot(t, run, step)}</p>;
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="text-xs text-ink-faint">{label}</p>
      <p className="whitespace-pre-line" dir="auto">
        {text}
      </p>
    </div>
  );
}

function whyNot(t: ReturnType<typeof useTranslations<'runs'>>, run: RunView, step: CheckpointView): string {
  if (run.status === 'paused') return t('step.paused');
  if (['completed', 'cancelled', 'rejected'].includes(run.status)) return t('step.over');
  if (step.status === 'active') {
    const names = step.assignees.map((each) => each.name).join(', ');
    return names ? t('step.notYours', { names }) : t('step.notYoursNobody');
  }
  const index = run.lanes.findIndex((lane) => lane.checkpoints.includes(step));
  const before = run.lanes[index - 1];
  if (!before) return t('step.waitingStart');
  return t('step.waiting', { lane: before.title || t('board.lane', { n: index }) });
}
