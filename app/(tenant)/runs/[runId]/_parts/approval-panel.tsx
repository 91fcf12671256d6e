import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import type { RunView } from '@/lib/processes/runs/show-run';

import { ApprovalForm } from './approval-form';

/** The final approval: who is asked, who has decided, and the decision itself. */
export function ApprovalPanel({ run }: { run: RunView }) {
  const t = useTranslations('runs.approval');
  const when = useWhen();
  const { approval } = run;
  const decisions = approval.decisions.filter((each) => each.round === approval.round);
  return (
    <aside
      aria-label={t('panel')}
      className="rounded-lg border border-line bg-card shadow-card xl:sticky xl:top-20"
    >
      <header className="border-b border-dashed border-line-strong px-5 py-4">
        <h2 className="text-lg font-heavy tracking-tight">{t('title')}</h2>
        <p className="mt-1 text-sm text-ink-soft">
          {t(`mode.${approval.mode}`)} {approval.round > 1 && t('round', { n: approval.round })}
        </p>
      </header>
      <section className="border-b border-line px-5 py-4">
        <h3 className="mb-2 text-xs font-semibold text-ink-faint">{t('approvers')}</h3>
        <ul className="grid gap-2 text-md">
          {approval.approvers.map((approver) => {
            const decision = decisions.find((each) => each.approver.id === approver.id);
            return (
              <li key={approver.id} className="flex flex-wrap justify-between gap-x-3">
                <span>{approver.name}</span>
                <span className="text-sm text-ink-soft">
                  {decision
                    ? `${t(`decision.${decision.decision}` as 'decision.approve')}, ${when.moment(decision.decidedAt)}`
                    : t('waiting')}
                </span>
                {decision?.reason && <span className="w-full text-sm text-ink-soft">{decision.reason}</span>}
              </li>
            );
          })}
        </ul>
      </section>
      {run.may.decide ? (
        <ApprovalForm
          runId={run.id}
          steps={run.lanes
            .flatMap((lane) => lane.checkpoints)
            .filter((step) => step.status === 'completed')
            .map(({ id, title }) => ({ id, title }))}
        />
      ) : (
        <p className="px-5 py-4 text-md text-ink-soft">
          {run.status === 'awaiting_final_approval'
            ? t('notYours', { names: approval.approvers.map((each) => each.name).join(', ') })
            : t('notYet')}
        </p>
      )}
    </aside>
  );
}
