'use client';

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Clock, GripVertical, ListChecks, Paperclip, TextCursorInput } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { classes } from '@/app/_ui/classes';

import { assigneeNames } from './assignee-names';
import { StepConditionLine } from './step-condition-line';
import { StepMenu } from './step-menu';
import type { StepProps } from './steps-props';

export const StepCard = memo(function StepCard(props: StepProps) {
  const { step, people, edit, readOnly } = props;
  const t = useTranslations('decks');
  const when = useWhen();
  const sortable = useSortable({ id: step.key, disabled: readOnly });
  const title = step.title || t('editor.untitled');
  const names = assigneeNames(step.assignees, people, t('step.starter'));

  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      className={classes('rounded-md border border-line bg-card', sortable.isDragging && 'opacity-40')}
    >
      <div className="flex items-start">
        {!readOnly && (
          <button
            type="button"
            ref={sortable.setActivatorNodeRef}
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={t('editor.drag', { title })}
            className="grid min-h-11 w-7 shrink-0 cursor-grab touch-none place-items-center text-ink-faint [&_svg]:size-4"
          >
            <GripVertical aria-hidden />
          </button>
        )}
        <button
          type="button"
          onClick={() => edit(step.key)}
          className={classes('min-h-11 min-w-0 flex-1 py-2.5 text-left', readOnly && 'pl-3')}
        >
          <span
            className={classes(
              'block text-md font-strong text-pretty',
              !step.title && 'text-ink-faint italic',
            )}
          >
            {title}
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint [&_svg]:size-3.5">
            <span>{t(step.subDeckId ? 'step.subDeck' : `step.types.${step.confirmationType}`)}</span>
            {step.slaLimitMinutes !== null && (
              <span className="inline-flex items-center gap-1">
                <Clock aria-hidden />
                {when.rough(step.slaLimitMinutes * 60)}
              </span>
            )}
            {step.subtasks.length > 0 && (
              <span className="inline-flex items-center gap-1">
                <ListChecks aria-hidden />
                {t('editor.subtasks', { count: step.subtasks.length })}
              </span>
            )}
            {step.fields.length > 0 && (
              <span className="inline-flex items-center gap-1">
                <TextCursorInput aria-hidden />
                {t('editor.fields', { count: step.fields.length })}
              </span>
            )}
            {step.fileSlots.length > 0 && (
              <span className="inline-flex items-center gap-1">
                <Paperclip aria-hidden />
                {t('editor.fileSlots', { count: step.fileSlots.length })}
              </span>
            )}
            {names.length > 0 && <AvatarGroup names={names} max={3} />}
          </span>
          {step.condition && (
            <StepConditionLine
              condition={step.condition}
              className="mt-1 line-clamp-3 block text-sm text-ink-soft"
            />
          )}
        </button>
        {!readOnly && <StepMenu {...props} title={title} />}
      </div>
    </li>
  );
});
