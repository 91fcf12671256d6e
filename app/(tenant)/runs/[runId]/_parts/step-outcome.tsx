import { Hourglass, type LucideIcon, Pause, UserRound } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { initials } from '@/app/_ui/avatar';
import { Stamp } from '@/app/_ui/stamp';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { PanelSection } from './panel-frame';
import { currentLane, hasEnded } from './step-look';
import { useDecider } from './use-decider';

/** What became of a step, or why it cannot be signed off by whoever looks at it. */
export function StepOutcome({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  if ((step.decidedBy || step.decidedByGuest) && step.decidedAt) return <Decided step={step} />;
  if (step.may.confirm || step.status === 'skipped') return null;
  if (step.confirmations.length > 0) {
    return (
      <PanelSection title={t('step.signatures')}>
        <Signatures step={step} />
      </PanelSection>
    );
  }

  return <NotNow run={run} step={step} />;
}

function Decided({ step }: { step: CheckpointView }) {
  const t = useTranslations('runs');
  const when = useWhen();
  const decider = useDecider(step);
  if (!decider || !step.decidedAt) return null;

  return (
    <PanelSection>
      <div className="flex items-center justify-between gap-4">
        <p className="min-w-0 text-md">
          <b className="block truncate font-semibold">{decider.label}</b>
          <span className="text-sm text-ink-soft">{when.moment(step.decidedAt)}</span>
        </p>
        <Stamp
          className="mr-1 shrink-0 scale-115"
          word={t(`values.${(step.value ?? 'ok') as 'ok'}`)}
          moment={when.stamp(step.decidedAt)}
          initials={initials(decider.name)}
          tone={step.status === 'rejected' ? 'overdue' : 'done'}
        />
      </div>
      <dl className="mt-3 grid gap-3 text-md empty:hidden">
        {step.fields.map(({ key, label, type }) => (
          <FieldFact key={key} label={label} type={type} value={step.fieldValues[key]} />
        ))}
        {step.note && <Fact term={t('step.note')}>{step.note}</Fact>}
        {step.signoffName && <Fact term={t('step.signedAs')}>{step.signoffName}</Fact>}
        {step.status === 'rejected' && (
          <Fact term={t('step.rejectionReason')}>{step.rejectionReason ?? t('step.noReason')}</Fact>
        )}
      </dl>
      {step.status === 'rejected' && step.onReject === 'wait' && (
        <p className="mt-3 text-sm text-ink-soft">{t('step.rejectedText')}</p>
      )}
      <Signatures step={step} />
    </PanelSection>
  );
}

type FormField = CheckpointView['fields'][number];

function FieldFact({
  label,
  type,
  value,
}: Pick<FormField, 'label' | 'type'> & { value: string | number | boolean | undefined }) {
  const t = useTranslations('runs.step');
  const when = useWhen();
  const format = useFormatter();
  if (value === undefined) return null;
  if (typeof value === 'boolean') return <Fact term={label}>{t(value ? 'ticked' : 'notTicked')}</Fact>;
  if (typeof value === 'number') return <Fact term={label}>{format.number(value)}</Fact>;
  return <Fact term={label}>{type === 'date' ? when.date(new Date(`${value}T12:00:00Z`)) : value}</Fact>;
}

/** Where everybody had to sign: who did, and what they said. */
function Signatures({ step }: { step: CheckpointView }) {
  const t = useTranslations('runs');
  const when = useWhen();
  if (step.confirmations.length === 0) return null;

  return (
    <ul className="mt-3 grid gap-2 text-sm">
      {step.confirmations.map(({ user, value, note, at }) => (
        <li key={user.id}>
          <b className="font-strong">{user.name}</b> · {t(`values.${value as 'ok'}`)} ·{' '}
          <span className="text-ink-soft">{when.moment(new Date(at))}</span>
          {note && (
            <span dir="auto" className="block whitespace-pre-line wrap-anywhere text-ink-soft">
              {note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-xs font-semibold text-ink-faint">{term}</dt>
      <dd dir="auto" className="whitespace-pre-line wrap-anywhere">
        {children}
      </dd>
    </div>
  );
}

function NotNow({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  const { icon: Icon, text } = reasonOf(t, run, step);

  return (
    <PanelSection>
      <p className="flex gap-2.5 text-md text-ink-soft">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-faint" />
        {text}
      </p>
    </PanelSection>
  );
}

type Words = ReturnType<typeof useTranslations<'runs'>>;

function reasonOf(t: Words, run: RunView, step: CheckpointView): { icon: LucideIcon; text: string } {
  if (run.status === 'paused') return { icon: Pause, text: t('step.paused') };
  if (hasEnded(run)) return { icon: Hourglass, text: t('step.over') };
  if (step.status === 'active') {
    const names = step.assignees.map((each) => each.name).join(', ');
    return { icon: UserRound, text: names ? t('step.notYours', { names }) : t('step.notYoursNobody') };
  }
  if (run.status === 'pending') return { icon: Hourglass, text: t('step.waitingStart') };

  const lane = run.lanes.findIndex((each) => each.checkpoints.includes(step));
  const before = Math.max(currentLane(run), lane - 1);
  const name = run.lanes[before]?.title || t('board.lane', { n: before + 1 });
  return { icon: Hourglass, text: t('step.waiting', { lane: name }) };
}
