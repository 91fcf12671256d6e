'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';
import { TextInput } from '@/app/_ui/text-input';
import { talkLimits } from '@/lib/processes/checkpoints/inputs';
import type { Todo } from '@/lib/processes/checkpoints/list-todos';

import { viewersAction } from '../../talk-actions';

export type TodoFacts = { title: string; assigneeId: string | null; dueOn: string | null };
type Option = { value: string; label: string; hint?: string };

/** A todo with everything that can be said about it. */
export function TodoDialog({
  runId,
  title: heading,
  initial,
  onClose,
  onSave,
}: {
  runId: string;
  title: string;
  initial: Pick<Todo, 'title' | 'assignee' | 'dueOn'>;
  onClose: () => void;
  /** Resolves to a sentence when it was refused. */
  onSave: (facts: TodoFacts) => Promise<string | undefined>;
}) {
  const t = useTranslations('talk.todos');
  const [title, setTitle] = useState(initial.title);
  const [assigneeId, setAssigneeId] = useState(initial.assignee?.id ?? '');
  const [dueOn, setDueOn] = useState(initial.dueOn ?? '');
  const [options, setOptions] = useState<Option[]>(initial.assignee ? [toOption(initial.assignee)] : []);
  const [isTold, setIsTold] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    viewersAction({ runId, limit: 200 }).then((result) => {
      if (result.ok) setOptions(result.value.map(toOption));
    });
  }, [runId]);

  function save() {
    setIsTold(true);
    if (title.trim() === '') return;
    startTransition(async () => {
      const refused = await onSave({
        title: title.trim(),
        assigneeId: assigneeId || null,
        dueOn: dueOn || null,
      });
      setProblem(refused);
      if (!refused) onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={heading}
      footer={
        <Button type="submit" form="todo" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      }
    >
      <form
        id="todo"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t('text')} required error={isTold && title.trim() === '' ? t('missing') : undefined}>
          <TextInput
            value={title}
            maxLength={talkLimits.todo}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <Field label={t('assignee')} hint={t('assigneeHint')}>
          <Combobox options={options} value={assigneeId} onChange={setAssigneeId} placeholder={t('nobody')} />
        </Field>
        <Field label={t('dueOn')}>
          <TextInput type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        </Field>
        {problem && <Problem message={problem} />}
      </form>
    </Dialog>
  );
}

function toOption({ id, name, hint }: { id: string; name: string; hint?: string | null }): Option {
  return { value: id, label: name, hint: hint ?? undefined };
}
