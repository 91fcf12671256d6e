import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { PanelSection } from './panel-frame';
import { TreeRow } from './run-tree';

const limits = {
  subprocess_depth_exceeded: 'tree.tooDeep',
  subprocess_count_exceeded: 'tree.tooMany',
} as const;

function isLimit(reason: string): reason is keyof typeof limits {
  return reason in limits;
}

/** A step that is done elsewhere: which deck does it, how far its run has come, and what became of it. */
export function SubRun({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  const when = useWhen();
  const made = run.tree.filter(({ checkpointId }) => checkpointId === step.id);

  return (
    <PanelSection title={t('tree.part')}>
      <p className="text-md text-ink-soft">
        {step.decidedAt
          ? t('tree.ended', {
              outcome: t(`values.${(step.value ?? 'completed') as 'completed'}`),
              moment: when.moment(step.decidedAt),
            })
          : t(step.status === 'active' ? 'tree.does' : 'tree.willDo', { deck: step.subDeck?.title ?? '' })}
      </p>
      {step.rejectionReason && (
        <p className="mt-2 text-md wrap-anywhere">
          {isLimit(step.rejectionReason) ? t(limits[step.rejectionReason]) : step.rejectionReason}
        </p>
      )}
      {made.length > 0 && (
        <ul className="mt-3 grid gap-1.5">
          {made.toReversed().map((each) => (
            <li key={each.id}>
              <TreeRow run={each} />
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
