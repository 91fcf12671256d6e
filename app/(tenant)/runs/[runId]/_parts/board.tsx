import { useTranslations } from 'next-intl';

import type { RunView } from '@/lib/processes/runs/show-run';

import { ApprovalCard } from './approval-card';
import { LaneFold } from './lane-fold';
import { LaneRow } from './lane-row';
import { StepCard } from './step-card';
import { currentLane, isFinished } from './step-look';

/** `step` is a checkpoint's id, `approval` the final approval. */
export type Selected = { step?: string; approval?: boolean };

/** The lanes of a run side by side, each step with where it stands; what was signed off carries its stamp. */
export function Board({ run, selected, now }: { run: RunView; selected: Selected; now: Date }) {
  const t = useTranslations('runs.board');
  const current = currentLane(run);
  const nameOf = (index: number) => run.lanes[index]?.title || t('lane', { n: index + 1 });

  return (
    <LaneRow label={t('label')} current={current}>
      {run.lanes.map((lane) => {
        const done = lane.checkpoints.filter(isFinished).length;
        const total = lane.checkpoints.length;

        return (
          <LaneFold
            key={lane.index}
            title={nameOf(lane.index)}
            count={t('count', { done, total })}
            countLabel={t('countLabel', { done, total })}
            folded={lane.index < current && !lane.checkpoints.some((step) => step.id === selected.step)}
          >
            {lane.checkpoints.map((step) => (
              <StepCard
                key={step.id}
                run={run}
                step={step}
                now={now}
                isSelected={step.id === selected.step}
                waitsFor={lane.index > 0 && lane.index > current ? nameOf(lane.index - 1) : null}
              />
            ))}
          </LaneFold>
        );
      })}
      {run.approval.approvers.length > 0 && (
        <LaneFold title={t('approval')} folded={false}>
          <ApprovalCard run={run} isSelected={selected.approval === true} />
        </LaneFold>
      )}
    </LaneRow>
  );
}
