import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Avatar, initials } from '@/app/_ui/avatar';
import { Badge } from '@/app/_ui/badge';
import { Stamp } from '@/app/_ui/stamp';
import { Why } from '@/app/_ui/why';
import type { RunView } from '@/lib/processes/runs/show-run';

import { ApprovalForm } from './approval-form';
import { PanelFrame, PanelSection } from './panel-frame';
import { hasEnded, stepsOf } from './step-look';
import { APPROVAL } from './unsent/boxes';
import { UnsentTexts } from './unsent/unsent-texts';

/** The final approval: who is asked, who has decided, and the decision itself. */
export function ApprovalPanel({ run, isAsked }: { run: RunView; isAsked: boolean }) {
  const t = useTranslations('runs');
  const { approval } = run;
  const why = useWhyUndecided(run);
  const names = approval.approvers.map((each) => each.name).join(', ');
  const isWaiting = run.status === 'awaiting_final_approval';

  return (
    <PanelFrame
      run={run}
      id={APPROVAL}
      label={t('approval.panel')}
      badge={
        <Badge tone={isWaiting ? 'open' : 'off'}>
          {approval.round > 1 ? t('approval.round', { n: approval.round }) : t('approval.title')}
        </Badge>
      }
      title={t('approval.panel')}
      state={`${run.status}-${approval.decisions.length}`}
      isAsked={isAsked}
    >
      <UnsentTexts stepId={APPROVAL} why={why} />
      <PanelSection>
        <p className="text-md">
          {isWaiting ? t('approval.text') : t('approval.notYet')} {t(`approval.mode.${approval.mode}`)}
        </p>
        {approval.asksAdmins && <p className="mt-2 text-md text-ink-soft">{t('approval.asksAdmins')}</p>}
      </PanelSection>
      <Approvers run={run} />
      {run.may.decide && (
        <ApprovalForm
          runId={run.id}
          steps={stepsOf(run)
            .filter(({ status }) => status !== 'pending' && status !== 'active')
            .map(({ id, title }) => ({ id, title }))}
        />
      )}
      {isWaiting && !run.may.decide && (
        <PanelSection>
          <p className="text-md text-ink-soft">{t('approval.notYours', { names })}</p>
        </PanelSection>
      )}
    </PanelFrame>
  );
}

/** Why somebody who was about to decide no longer can. */
function useWhyUndecided(run: RunView): string {
  const t = useTranslations('runs.unsent');
  const when = useWhen();
  const last = run.approval.decisions.at(-1);
  if (last) return t('decided', { name: last.approver.name, moment: when.moment(last.decidedAt) });
  return t(hasEnded(run) ? 'over' : 'notItsTurn');
}

function Approvers({ run }: { run: RunView }) {
  const t = useTranslations('runs.approval');
  const when = useWhen();
  const decisions = run.approval.decisions.filter((each) => each.round === run.approval.round);

  return (
    <PanelSection title={t('approvers')}>
      <ul className="grid gap-3">
        {run.approval.approvers.map((approver) => {
          const decision = decisions.find((each) => each.approver.id === approver.id);

          return (
            <li key={approver.id} className="grid gap-2">
              <span className="flex min-h-9 items-center gap-2.5 text-md">
                <Avatar name={approver.name} size="sm" hidden />
                <span className="min-w-0 flex-1 truncate">{approver.name}</span>
                {decision ? (
                  <Stamp
                    className="mr-1"
                    word={t(`decision.${decision.decision as 'approve'}`)}
                    moment={when.stamp(decision.decidedAt)}
                    initials={initials(approver.name)}
                    tone={decision.decision === 'approve' ? 'done' : 'overdue'}
                  />
                ) : (
                  <span className="text-sm text-ink-faint">{t('waiting')}</span>
                )}
              </span>
              {decision?.reason && <Why>{decision.reason}</Why>}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
