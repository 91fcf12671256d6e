'use client';

import { PanelRightOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { classes } from '@/app/_ui/classes';
import { IconButton } from '@/app/_ui/icon-button';
import { type DraftCheckpoint, deckLimits } from '@/lib/processes/decks/inputs';

import { assigneeNames } from './assignee-names';
import { StepConditionLine } from './step-condition-line';
import { StepListLane } from './step-list-lane';
import { StepMenu } from './step-menu';
import { stepRowCard, stepRowGrid } from './step-row-look';
import type { StepProps } from './steps-props';

type Props = StepProps & { laneTitle: string; add?: (lane: number) => void };

export const StepRow = memo(function StepRow({ add, laneTitle, ...props }: Props) {
  const { step, lane, position, people, change, edit, readOnly } = props;
  const t = useTranslations('decks');
  const when = useWhen();
  const title = step.title || t('editor.untitled');
  const names = assigneeNames(step.assignees, people, t('step.starter'));
  const demands = demandsOf(t, step);

  return (
    <li
      data-step={step.key}
      className={classes(
        'relative items-center border-line py-1 @4xl:border-b @4xl:hover:bg-hover/60',
        stepRowGrid,
        stepRowCard,
      )}
    >
      <StepListLane
        title={laneTitle}
        index={lane}
        isFirst={position === 0}
        add={readOnly ? undefined : add}
      />
      <span className="flex min-w-0 items-center @max-4xl:order-2">
        {readOnly ? (
          <button
            type="button"
            data-title
            onClick={() => edit(step.key)}
            className="min-h-9 min-w-0 flex-1 py-1 text-left text-md font-strong touch:min-h-11"
          >
            {title}
          </button>
        ) : (
          <input
            data-title
            value={step.title}
            maxLength={deckLimits.title}
            aria-label={t('list.title', { lane: laneTitle, n: position + 1 })}
            placeholder={t('editor.untitled')}
            onChange={({ target }) =>
              change({ type: 'change-step', key: step.key, patch: { title: target.value } })
            }
            className="min-h-9 w-full min-w-0 text-ellipsis rounded-sm border border-transparent bg-transparent px-2 text-md font-strong placeholder:font-normal placeholder:italic placeholder:text-ink-faint hover:border-line focus:border-line-control focus:bg-card touch:min-h-11 -ml-2"
          />
        )}
      </span>
      <span className="flex-wrap items-center gap-x-3 gap-y-1 @max-4xl:order-4 @max-4xl:col-span-2 @max-4xl:flex @4xl:contents">
        <span className="text-sm text-ink-soft">
          {t(step.subDeckId ? 'step.subDeck' : `step.types.${step.confirmationType}`)}
        </span>
        <span className={classes(names.length === 0 && '@max-4xl:hidden')}>
          {names.length > 0 && <AvatarGroup names={names} max={2} size="sm" />}
        </span>
        <span className="text-sm text-ink-soft tabular-nums">
          {step.slaLimitMinutes !== null && (
            <>
              <span className="sr-only">{t('step.sla')} </span>
              {when.rough(step.slaLimitMinutes * 60)}
            </>
          )}
        </span>
        <span className="line-clamp-2 text-sm text-ink-soft" title={demands}>
          {demands}
        </span>
      </span>
      {step.condition ? (
        <StepConditionLine
          condition={step.condition}
          className="line-clamp-2 text-sm text-ink-soft @max-4xl:order-5 @max-4xl:col-span-2 @max-4xl:mt-1"
        />
      ) : (
        <span className="@max-4xl:hidden" />
      )}
      {!readOnly && (
        <span className="-mr-1.5 flex justify-end @max-4xl:order-3">
          <IconButton
            size="sm"
            icon={<PanelRightOpen aria-hidden />}
            label={t('editor.edit', { title })}
            onClick={() => edit(step.key)}
          />
          <StepMenu {...props} title={title} />
        </span>
      )}
    </li>
  );
});

/** What has to be there before the step can be confirmed, in a few words. */
function demandsOf(t: ReturnType<typeof useTranslations<'decks'>>, step: DraftCheckpoint): string {
  const signatures = step.fileSlots.reduce((sum, slot) => sum + (slot.signatures?.length ?? 0), 0);
  return [
    step.assigneeMode === 'all' && step.assignees.length > 0 && t('list.demands.all'),
    step.subtasks.length > 0 && t('editor.subtasks', { count: step.subtasks.length }),
    step.fields.length > 0 && t('editor.fields', { count: step.fields.length }),
    step.fileSlots.length > 0 && t('editor.fileSlots', { count: step.fileSlots.length }),
    signatures > 0 && t('list.demands.signatures', { n: signatures }),
    step.requireNote && t('list.demands.note'),
    step.requireSignoffName && t('list.demands.name'),
    step.requireTodosDone && t('list.demands.todos'),
  ]
    .filter(Boolean)
    .join(', ');
}
