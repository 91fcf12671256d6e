'use client';

import { CalendarPlus, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition, useOptimistic, useState } from 'react';

import { isOutdated } from '@/app/_parts/run/refused';
import type { ActionFailure, ActionResult } from '@/app/_server/action-result';
import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';
import { TextInput } from '@/app/_ui/text-input';
import { talkLimits } from '@/lib/processes/checkpoints/inputs';
import type { Todo } from '@/lib/processes/checkpoints/list-todos';

import { addTodoAction, deleteTodoAction, updateTodoAction } from '../../talk-actions';
import { boxes } from '../unsent/boxes';
import { useDraft } from '../unsent/unsent';
import { TodoDialog, type TodoFacts } from './todo-dialog';
import { TodoItem } from './todo-item';

type Shown = Pick<Todo, 'id' | 'title' | 'assignee' | 'dueOn' | 'doneBy' | 'may'> & {
  isDone: boolean;
  doneAt: Date | null;
};
type Change =
  | { kind: 'add'; title: string }
  | { kind: 'tick'; id: string; done: boolean }
  | { kind: 'drop'; id: string };

/** Todos as a list one ticks and adds to without leaving it; each change shows at once. */
export function TodoList({
  runId,
  checkpointId,
  todos,
  mayAdd,
}: {
  runId: string;
  checkpointId: string;
  todos: readonly Todo[];
  mayAdd: boolean;
}) {
  const t = useTranslations('talk.todos');
  const errors = useTranslations('errors');
  const router = useRouter();
  const draft = useDraft(boxes.todo(checkpointId), checkpointId);
  const [title, setTitle] = useState(draft.before?.title ?? '');
  const [edited, setEdited] = useState<Shown | 'new'>();
  const [shown, ahead] = useOptimistic(
    todos.map((todo): Shown => ({ ...todo, isDone: todo.doneAt !== null })),
    applied,
  );

  function change(next: Change, work: () => Promise<ActionResult<unknown>>) {
    startTransition(async () => {
      ahead(next);
      const result = await work();
      if (result.ok) return;
      if (next.kind === 'add') giveBack(next.title);
      if (isOutdated(result) || result.code === 'not_found') router.refresh();
      notify.error(sentenceOf(result));
    });
  }

  function write(typed: string) {
    setTitle(typed);
    draft.keep({ title: typed }, [{ label: t('new'), text: typed }]);
  }

  function giveBack(refused: string) {
    setTitle((current) => current || refused);
    draft.giveBack({ title: refused }, [{ label: t('new'), text: refused }]);
  }

  function add() {
    const typed = title.trim();
    if (typed === '') return;
    write('');
    change({ kind: 'add', title: typed }, () => addTodoAction({ checkpointId, title: typed }));
  }

  async function save(facts: TodoFacts): Promise<string | undefined> {
    const result =
      edited === 'new' || !edited
        ? await addTodoAction({ checkpointId, ...facts })
        : await updateTodoAction({ todoId: edited.id, ...facts });
    if (!result.ok) return sentenceOf(result);
    if (edited === 'new') write('');
    return undefined;
  }

  function sentenceOf({ code, problems }: ActionFailure): string {
    const problem = problems[0]?.code;
    if (problem === 'assignee_cannot_see') return t('problems.assignee_cannot_see');
    if (problem === 'too_many_todos') return t('problems.too_many_todos', { most: talkLimits.todos });
    return errors(code);
  }

  return (
    <>
      {shown.length === 0 && <p className="mb-2 text-md text-ink-soft">{t('empty')}</p>}
      <ul>
        {shown.map((todo) => (
          <TodoItem
            key={todo.id}
            todo={todo}
            onTick={(done) =>
              change({ kind: 'tick', id: todo.id, done }, () => updateTodoAction({ todoId: todo.id, done }))
            }
            onEdit={() => setEdited(todo)}
            onDelete={() =>
              change({ kind: 'drop', id: todo.id }, () => deleteTodoAction({ todoId: todo.id }))
            }
          />
        ))}
      </ul>
      {mayAdd && (
        <form
          className="mt-1 flex items-center gap-1"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextInput
            aria-label={t('new')}
            placeholder={t('new')}
            value={title}
            maxLength={talkLimits.todo}
            enterKeyHint="done"
            className="min-w-0 flex-1"
            onChange={(event) => write(event.target.value)}
          />
          <IconButton
            type="submit"
            icon={<Plus aria-hidden />}
            label={t('add')}
            disabled={title.trim() === ''}
          />
          <IconButton
            icon={<CalendarPlus aria-hidden />}
            label={t('details')}
            onClick={() => setEdited('new')}
          />
        </form>
      )}
      {edited && (
        <TodoDialog
          runId={runId}
          title={t(edited === 'new' ? 'newTitle' : 'editTitle')}
          initial={edited === 'new' ? { title, assignee: null, dueOn: null } : edited}
          onClose={() => setEdited(undefined)}
          onSave={save}
        />
      )}
    </>
  );
}

function applied(todos: Shown[], change: Change): Shown[] {
  switch (change.kind) {
    case 'add':
      return [...todos, underway(change.title, todos.length)];
    case 'tick':
      return todos.map((todo) => (todo.id === change.id ? { ...todo, isDone: change.done } : todo));
    case 'drop':
      return todos.filter(({ id }) => id !== change.id);
  }
}

function underway(title: string, at: number): Shown {
  const may = { edit: false, tick: false };
  return {
    id: `new-${at}`,
    title,
    assignee: null,
    dueOn: null,
    doneBy: null,
    doneAt: null,
    isDone: false,
    may,
  };
}
