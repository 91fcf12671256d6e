'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import { talkLimits } from '@/lib/processes/checkpoints/inputs';

import { useDraft } from '../unsent/unsent';
import { beginningAt, type Named, toStored } from './mention-text';
import { PeopleList, type Person } from './people-list';
import { usePeople } from './use-people';

/** What was typed, and the same with ids for names. */
export type Written = { text: string; stored: string };

/** Where comments are written: `@` finds people, Ctrl and Enter send, and what was refused is not lost. */
export function CommentBox({
  runId,
  stepId,
  box: name,
  label,
  placeholder,
  submitLabel,
  initial,
  onSubmit,
  onCancel,
}: {
  runId: string;
  stepId: string;
  /** Which of the boxes of the step this is. */
  box: string;
  label: string;
  placeholder?: string;
  submitLabel: string;
  /** What is being changed, with the people it names. */
  initial?: { text: string; people: readonly Named[] };
  onSubmit: (written: Written) => Promise<ActionFailure | undefined>;
  onCancel?: () => void;
}) {
  const t = useTranslations('talk.comments');
  const errors = useTranslations('errors');
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(name, stepId);
  const [text, setText] = useState(draft.before?.text ?? initial?.text ?? '');
  const [named, setNamed] = useState<readonly Named[]>(initial?.people ?? []);
  const [failure, setFailure] = useState<ActionFailure>();
  const people = usePeople(runId);
  const isChange = initial !== undefined;

  useEffect(() => {
    if (!isChange || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [isChange]);

  async function submit() {
    const written = { text: text.trim(), stored: toStored(text.trim(), named) };
    if (written.text === '') return;
    people.close();
    setFailure(undefined);
    if (!isChange) setText('');
    draft.drop();
    const refusal = await onSubmit(written);
    if (!refusal) return;
    setText((current) => current || written.text);
    draft.giveBack({ text: written.text }, [{ label, text: written.text }]);
    setFailure(refusal);
  }

  function keep(typed: string) {
    draft.keep({ text: typed }, [{ label, text: typed }]);
  }

  function pick(person: Person) {
    const area = box.current;
    if (!area || !people.search) return;
    const { from, q } = people.search;
    const name = nameFor(person, named);
    const after = text.slice(from + 1 + q.length);
    const next = `${text.slice(0, from)}@${name}${after.startsWith(' ') ? '' : ' '}${after}`;
    setText(next);
    keep(next);
    setNamed((list) => [...list.filter(({ id }) => id !== person.id), { id: person.id, name }]);
    people.close();
    const caret = from + name.length + 2;
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(caret, caret);
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
      return;
    }
    people.onKeyDown(event, pick);
    if (event.key === 'Escape' && !event.defaultPrevented) onCancel?.();
  }

  return (
    <div className="relative grid gap-2">
      <PeopleList people={people} onPick={pick} />
      <TextArea
        ref={box}
        rows={2}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={talkLimits.comment}
        className="min-h-16!"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={people.search ? people.listId : undefined}
        aria-activedescendant={people.activeId}
        onChange={(event) => {
          const { value, selectionStart } = event.target;
          setText(value);
          keep(value);
          setFailure(undefined);
          people.look(beginningAt(value, selectionStart));
        }}
        onKeyDown={onKeyDown}
        onBlur={people.close}
      />
      {failure && <Problem message={sentenceOf(failure)} correlationId={failure.correlationId} />}
      <div className="flex items-center gap-2">
        <Button size="sm" variant="primary" disabled={text.trim() === ''} onClick={() => void submit()}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <span className="ml-auto text-xs text-ink-faint touch:hidden">{t('keys')}</span>
      </div>
    </div>
  );

  function sentenceOf({ code, problems }: ActionFailure): string {
    const [problem] = problems;
    if (problem?.code === 'mention_cannot_see') {
      const name = named.find(({ id }) => id === problem.params?.id)?.name ?? '?';
      return t('problems.mention_cannot_see', { name });
    }
    if (problem?.code === 'too_many_mentions') {
      return t('problems.too_many_mentions', { most: talkLimits.mentions });
    }
    return errors(code);
  }
}

/** Two people of one name are told apart by what stands beside it. */
function nameFor({ id, name, hint }: Person, named: readonly Named[]): string {
  const isTaken = named.some((each) => each.name === name && each.id !== id);
  return isTaken ? `${name} (${hint ?? named.length + 1})` : name;
}
