'use client';

import { Check } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';

import { AnswerChoice } from '@/app/_parts/run/answer-choice';
import { FormFields, readFields, writtenFields } from '@/app/_parts/run/form-fields';
import { isOutdated, problemsByField } from '@/app/_parts/run/refused';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';

import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { confirmCheckpointAction } from '../actions';
import { RejectStep } from './reject-step';
import { boxes } from './unsent/boxes';
import { useDraft } from './unsent/unsent';

type Answer = 'yes' | 'no';

type Props = {
  step: {
    id: string;
    title: string;
    revision: number;
    confirmationType: 'simple_ok' | 'yes_no' | 'accept_reject';
    requireNote: boolean;
    requireSignoffName: boolean;
    fields: CheckpointView['fields'];
    onReject: CheckpointView['onReject'];
  };
  mayReject: boolean;
  /** As it must be signed. */
  myName: string;
};

/** Signing a step off: the answer, what else it demands, and the two big buttons at the thumb. */
export function ConfirmForm({ step, mayReject, myName }: Props) {
  const t = useTranslations('runs.confirm');
  const errors = useTranslations('errors');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(boxes.signOff(step.id), step.id);
  const [answer, setAnswer] = useState<Answer>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const problems = failure ? problemsByField(failure) : undefined;
  const target = { checkpointId: step.id, revision: step.revision };

  useEffect(() => {
    if (!failure) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus({ preventScroll: true });
    // The button is always in sight; what it complains about may not be.
    form.current?.querySelector('[aria-invalid=true], [role=alert]')?.scrollIntoView({ block: 'center' });
  }, [failure]);

  function keep(given: FormData) {
    draft.keep(Object.fromEntries([...given].map(([name, value]) => [name, String(value)])), [
      ...writtenFields(given, step.fields),
      { label: t('note'), text: textOf(given, 'note') ?? '' },
    ]);
  }

  function confirm(given: FormData) {
    // On its way it is not unsent, even if the form is gone before the answer is here.
    draft.drop();
    startTransition(async () => {
      const result = await confirmCheckpointAction({
        ...target,
        value: answer,
        note: textOf(given, 'note'),
        signoffName: textOf(given, 'signoffName'),
        fields: step.fields.length > 0 ? readFields(given, step.fields) : undefined,
      });
      if (!result.ok) {
        keep(given);
        return refuse(result);
      }
      const isSigned = result.value.checkpoint.status === 'active';
      notify.success(t(isSigned ? 'signedTitle' : 'doneTitle', { title: step.title }), {
        description: isSigned ? t('signed') : newsOf(result.value.run.status),
      });
    });
  }

  function refuse(refusal: ActionFailure) {
    if (!isOutdated(refusal)) return setFailure(refusal);
    notify.info(t('changed'));
    router.refresh();
  }

  function newsOf(runStatus: string): string | undefined {
    if (runStatus === 'completed') return t('completed');
    return runStatus === 'awaiting_final_approval' ? t('awaiting') : undefined;
  }

  function sentence(field: string): string | undefined {
    const problem = problems?.get(field);
    if (!problem) return undefined;
    const key = `problems.${problem.code}` as 'problems.note_missing';
    return t.has(key) ? t(key, { name: problem.params?.name ?? myName }) : errors('invalid_input');
  }

  return (
    <form
      ref={form}
      // Without a box of its own, so that the buttons stay at the thumb all along the panel.
      className="contents"
      onChange={(event) => {
        setFailure(undefined);
        keep(new FormData(event.currentTarget));
      }}
      onSubmit={(event) => {
        event.preventDefault();
        confirm(new FormData(event.currentTarget));
      }}
    >
      <div className="grid gap-4 px-5 py-4">
        {step.confirmationType === 'yes_no' && (
          <AnswerChoice value={answer} onChange={setAnswer} error={sentence('value')} />
        )}
        <FormFields fields={step.fields} before={draft.before} errorOf={(key) => sentence(`fields/${key}`)} />
        <Field
          label={t('note')}
          hint={step.requireNote ? t('noteHint') : undefined}
          required={step.requireNote}
          error={sentence('note')}
        >
          <TextArea
            name="note"
            defaultValue={draft.before?.note}
            rows={2}
            maxLength={10_000}
            className="min-h-16!"
          />
        </Field>
        {step.requireSignoffName && (
          <Field
            label={t('signoff')}
            hint={t('signoffHint', { name: myName })}
            required
            error={sentence('signoffName')}
          >
            <TextInput
              name="signoffName"
              defaultValue={draft.before?.signoffName}
              autoComplete="name"
              autoCapitalize="words"
              maxLength={200}
            />
          </Field>
        )}
        {problems?.has('todos') && <Problem message={sentence('todos') ?? ''} />}
        {[...(problems?.keys() ?? [])]
          .filter((field) => field.startsWith('files/'))
          .map((field) => (
            <Problem key={field} message={sentence(field) ?? ''} />
          ))}
        {problems?.has('subtasks') && <Problem message={sentence('subtasks') ?? ''} />}
        {failure && problems?.size === 0 && (
          <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
        )}
      </div>
      <footer className="sticky bottom-0 z-10 order-last mt-auto flex gap-2.5 rounded-b-lg border-t border-line bg-card px-5 py-3.5 pb-[calc(0.875rem+env(safe-area-inset-bottom))] *:flex-1">
        {mayReject && <RejectStep step={step} disabled={pending} onRejected={() => draft.drop()} />}
        <Button type="submit" size="lg" variant="primary" pending={pending} icon={<Check aria-hidden />}>
          {t(step.confirmationType === 'accept_reject' ? 'accept' : 'submit')}
        </Button>
      </footer>
    </form>
  );
}

function textOf(form: FormData, name: string): string | undefined {
  return String(form.get(name) ?? '').trim() || undefined;
}
