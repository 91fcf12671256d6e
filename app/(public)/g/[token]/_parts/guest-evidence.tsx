'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { FormFields } from '@/app/_parts/run/form-fields';
import type { problemsByField } from '@/app/_parts/run/refused';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';

import type { AskedStep } from './guest-form';

/** Everything a step asks for beside the answer. */
export function GuestEvidence({
  step,
  problems,
  children,
}: {
  step: AskedStep;
  problems: ReturnType<typeof problemsByField> | undefined;
  /** The files, between what is ticked and what is written. */
  children: ReactNode;
}) {
  const t = useTranslations('guests.page');
  const words = useTranslations('runs.confirm');
  const errors = useTranslations('errors');

  function sentence(field: string): string | undefined {
    const problem = problems?.get(field);
    if (!problem) return undefined;
    if (problem.code === 'signoff_name_differs') return t('nameDiffers', { name: step.name });
    const key = `problems.${problem.code}` as 'problems.note_missing';
    return words.has(key) ? words(key, { name: step.name }) : errors('invalid_input');
  }

  return (
    <>
      {step.subtasks.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-strong">{t('subtasks')}</legend>
          {step.subtasks.map(({ title, isDone }, index) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: a subtask is its place in the list
              key={index}
              name={isDone ? undefined : `subtask:${index}`}
              label={title}
              defaultChecked={isDone}
              disabled={isDone}
            />
          ))}
        </fieldset>
      )}
      {problems?.has('subtasks') && <Problem message={sentence('subtasks') ?? ''} />}
      {children}
      <FormFields fields={step.fields} errorOf={(key) => sentence(`fields/${key}`)} />
      <Field
        label={words('note')}
        hint={step.requireNote ? words('noteHint') : undefined}
        required={step.requireNote}
        error={sentence('note')}
      >
        <TextArea name="note" rows={2} maxLength={10_000} className="min-h-16!" />
      </Field>
      {step.requireSignoffName && (
        <Field
          label={words('signoff')}
          hint={t('signoffHint', { name: step.name })}
          required
          error={sentence('signoffName')}
        >
          <TextInput name="signoffName" autoComplete="name" autoCapitalize="words" maxLength={200} />
        </Field>
      )}
    </>
  );
}
