'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { useLiveWhen } from '@/app/_i18n/use-live-when';
import { Checkbox } from '@/app/_ui/checkbox';
import { classes } from '@/app/_ui/classes';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import type { Todo } from '@/lib/processes/checkpoints/list-todos';

type Props = {
  todo: Pick<Todo, 'title' | 'assignee' | 'dueOn' | 'doneBy' | 'doneAt' | 'may'> & { isDone: boolean };
  onTick: (done: boolean) => void;
  onEdit: () => void;
  onDelete: () => void;
};

export function TodoItem({ todo, onTick, onEdit, onDelete }: Props) {
  const t = useTranslations('talk.todos');
  const [asksToDelete, setAsksToDelete] = useState(false);

  return (
    <li className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <Checkbox
          label={
            <span className={classes('wrap-anywhere', todo.isDone && 'text-ink-soft line-through')}>
              {todo.title}
            </span>
          }
          hint={<Facts todo={todo} />}
          checked={todo.isDone}
          disabled={!todo.may.tick}
          onCheckedChange={onTick}
        />
      </div>
      {todo.may.edit && (
        <Menu
          trigger={
            <IconButton
              size="sm"
              className="mt-0.5 -mr-2 touch:mt-0"
              icon={<Ellipsis aria-hidden />}
              label={t('menu', { title: todo.title })}
            />
          }
          items={[
            { label: t('edit'), icon: <Pencil aria-hidden />, onSelect: onEdit },
            {
              label: t('delete'),
              icon: <Trash2 aria-hidden />,
              tone: 'danger',
              onSelect: () => setAsksToDelete(true),
            },
          ]}
        />
      )}
      <ConfirmDialog
        open={asksToDelete}
        onOpenChange={setAsksToDelete}
        title={t('deleteTitle')}
        confirmLabel={t('delete')}
        onConfirm={async () => {
          onDelete();
          return undefined;
        }}
      >
        {t('deleteText', { title: todo.title })}
      </ConfirmDialog>
    </li>
  );
}

function Facts({ todo }: Pick<Props, 'todo'>) {
  const t = useTranslations('talk.todos');
  const when = useLiveWhen();
  if (todo.isDone) {
    if (!todo.doneBy || !todo.doneAt) return null;
    return t('doneBy', { name: todo.doneBy.name, moment: when.moment(todo.doneAt) });
  }
  if (!todo.assignee && !todo.dueOn) return null;

  return (
    <span className="flex flex-wrap gap-x-3">
      {todo.assignee && <span>{todo.assignee.name}</span>}
      {/* Noon in Greenwich is the same day almost everywhere. */}
      {todo.dueOn && <span>{t('by', { day: when.day(new Date(`${todo.dueOn}T12:00:00Z`)) })}</span>}
    </span>
  );
}
