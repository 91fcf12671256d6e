'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';
import { TextInput } from '@/app/_ui/text-input';
import { titleWords } from '@/lib/processes/schedules/inputs';

import { DeckField } from './deck-field';
import { NextTimes } from './next-times';
import { PolicyFields } from './policy-fields';
import { RuleFields } from './rule-fields';
import { type ScheduleDraft, timingOf } from './schedule-draft';

type Props = {
  id: string;
  draft: ScheduleDraft;
  choosesDeck: boolean;
  failure?: ActionFailure;
  onSubmit: (draft: ScheduleDraft, deckId: string) => void;
};

export function ScheduleForm({ id, draft: initial, choosesDeck, failure, onSubmit }: Props) {
  const t = useTranslations('schedules');
  const errors = useTranslations('errors');
  const [draft, setDraft] = useState(initial);
  const [deckId, setDeckId] = useState('');
  const change = (part: Partial<ScheduleDraft>) => setDraft((before) => ({ ...before, ...part }));

  /** The sentence for a field the server did not take. */
  function wrong(pointer: string): string | undefined {
    const problem = failure?.problems.find((each) => each.pointer.startsWith(pointer));
    if (!problem) return undefined;
    const { code } = problem;
    return t(code === 'never_due' || code === 'ends_before_start' ? `wrong.${code}` : 'wrong.check');
  }

  return (
    <form
      id={id}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(draft, deckId);
      }}
    >
      {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      {choosesDeck && (
        <DeckField
          value={deckId}
          error={wrong('/deckId')}
          onChange={(deck) => {
            setDeckId(deck.id);
            change({ title: deck.title });
          }}
        />
      )}
      <div className="grid gap-1.5">
        <Field label={t('form.name')} error={wrong('/title')} required>
          <TextInput
            required
            maxLength={200}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
          {t('form.insert')}
          {titleWords.map((word) => (
            <Button
              key={word}
              size="sm"
              variant="ghost"
              onClick={() => change({ title: `${draft.title} {${word}}`.trim() })}
            >
              {t(`form.words.${word}`)}
            </Button>
          ))}
        </div>
      </div>
      <RuleFields draft={draft} change={change} wrong={wrong} />
      <NextTimes timing={timingOf(draft)} />
      <PolicyFields draft={draft} change={change} wrong={wrong} />
    </form>
  );
}
