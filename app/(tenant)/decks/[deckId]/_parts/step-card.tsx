'use client';

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import {
  ArrowDown,
  ArrowUp,
  Clock,
  Copy,
  Ellipsis,
  GripVertical,
  ListChecks,
  MoveRight,
  Paperclip,
  TextCursorInput,
  Trash2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { conditionSentence } from '@/app/_parts/condition/condition-sentence';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { classes } from '@/app/_ui/classes';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { DraftCheckpoint } from '@/lib/processes/decks/inputs';

import type { BoardProps } from './board';

type Props = BoardProps & { step: DraftCheckpoint; lane: number; position: number };

export function StepCard({ step, lane, position, draft, people, change, edit, readOnly }: Props) {
  const t = useTranslations('decks');
  const when = useWhen();
  const sortable = useSortable({ id: step.key, disabled: readOnly });
  const title = step.title || t('editor.untitled');
  const words = useTranslations('condition');
  const names = step.assignees.map((each) => {
    if (each.type === 'starter') return t('step.starter');
    if (each.type === 'user') return people.users.find((user) => user.id === each.userId)?.name ?? '?';
    return people.departments.find((department) => department.id === each.departmentId)?.name ?? '?';
  });

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
            <span className="mt-1 line-clamp-3 block text-sm text-ink-soft">
              {words('reads', {
                text: conditionSentence(
                  words,
                  step.condition,
                  draft.lanes.flatMap((each) => each.checkpoints),
                ),
              })}
            </span>
          )}
        </button>
        {!readOnly && <StepMenu {...{ step, lane, position, draft, change, title }} />}
      </div>
    </li>
  );
}

function StepMenu({
  step,
  lane,
  position,
  draft,
  change,
  title,
}: Pick<Props, 'step' | 'lane' | 'position' | 'draft' | 'change'> & { title: string }) {
  const t = useTranslations('decks.editor');
  const move = (toLane: number, to: number) =>
    change({ type: 'move-step', key: step.key, lane: toLane, position: to });

  function remove() {
    const before = draft;
    change({ type: 'remove-step', key: step.key });
    notify.info(t('removed', { title }), {
      action: { label: t('undo'), run: () => change({ type: 'restore', draft: before }) },
    });
  }

  return (
    <Menu
      align="end"
      trigger={<IconButton size="sm" icon={<Ellipsis aria-hidden />} label={t('stepMenu', { title })} />}
      items={[
        {
          label: t('up'),
          icon: <ArrowUp aria-hidden />,
          disabled: position === 0,
          onSelect: () => move(lane, position - 1),
        },
        {
          label: t('down'),
          icon: <ArrowDown aria-hidden />,
          disabled: position === (draft.lanes[lane]?.checkpoints.length ?? 1) - 1,
          onSelect: () => move(lane, position + 1),
        },
        ...draft.lanes.flatMap((each, index) =>
          index === lane
            ? []
            : [
                {
                  label: t('toLane', { title: each.title || t('lane', { n: index + 1 }) }),
                  icon: <MoveRight aria-hidden />,
                  onSelect: () => move(index, Number.POSITIVE_INFINITY),
                },
              ],
        ),
        {
          label: t('duplicate'),
          icon: <Copy aria-hidden />,
          divided: true,
          onSelect: () => change({ type: 'duplicate-step', key: step.key }),
        },
        { label: t('remove'), icon: <Trash2 aria-hidden />, tone: 'danger', onSelect: remove },
      ]}
    />
  );
}
