'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { classes } from '@/app/_ui/classes';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';

import { confirmCheckpointAction, rejectCheckpointAction } from '../actions';

type Failure = Extract<ActionResult<unknown>, { ok: false }>;

type Props = {
  step: {
    id: string;
    title: string;
    revision: number;
    confirmationType: 'simple_ok' | 'yes_no' | 'accept_reject';
    requireNote: boolean;
    requireSignoffName: boolean;
  };
  /** The person's own name, as it must be signed. */
  name: string;
};

/** Signing a step off: the answer, what it demands, and two big buttons at the thumb. */
export function ConfirmForm({ step, name }: Props) {
  const t = useTranslations('runs.confirm');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [answer, setAnswer] = useState<'yes' | 'no' | undefined>();
  const [note, setNote] = useState('');
  const [signoffName, setSignoffName] = useState('');
  const problem = (pointer: string) => {
    const found = failure?.problems.find((each) => each.pointer === pointer);
    return found ? t(`problems.${found.code}` as 'problems.note_missing', { name }) : undefined;
  };
  const target = { checkpointId: step.id, revision: step.revision };

  function confirm() {
    startTransition(async () => {
      const result = await confirmCheckpointAction({
        ...target,
        value: answer,
        note: note || undefined,
        signoffName: signoffName || undefined,
      });
      if (!result.ok) return failed(result);
      setFailure(null);
      const description =
        { completed: t('completed'), awaiting_final_approval: t('awaiting') }[result.value.run.status] ??
        undefined;
      notify.success(t('doneTitle', { title: step.title }), { description });
    });
  }

  function failed(result: Failure) {
    setFailure(result);
    if (result.code !== 'conflict' && result.code !== 'checkpoint_not_active') return;
    notify.info(t('changed'));
    router.refresh();
  }

  return (
    <form
      className="grid gap-4 px-5 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {step.confirmationType === 'yes_no' && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-strong">{t('answer')}</legend>
          <div className="grid grid-cols-2 gap-2">
            {(['yes', 'no'] as const).map((value) => (
              <label
                key={value}
                className={classes(
                  'flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-sm border text-md font-strong focus-within:ring-3 focus-within:ring-accent-wash',
                  answer === value
                    ? 'border-accent bg-accent-wash text-accent'
                    : 'border-line-control hover:bg-hover',
                )}
              >
                <input
                  type="radio"
                  name="answer"
                  value={value}
                  checked={answer === value}
                  onChange={() => setAnswer(value)}
                  className="accent-accent"
                />
                {t(value)}
              </label>
            ))}
          </div>
          {problem('/value') && <p className="mt-1.5 text-sm text-overdue">{problem('/value')}</p>}
        </fieldset>
      )}
      <Field
        label={t('note')}
        hint={step.requireNote ? t('noteHint') : undefined}
        required={step.requireNote}
        error={problem('/note')}
      >
        <TextArea
          name="note"
          rows={2}
          maxLength={10_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      {step.requireSignoffName && (
        <Field
          label={t('signoff')}
          hint={t('signoffHint', { name })}
          required
          error={problem('/signoffName')}
        >
          <TextInput
            name="signoffName"
            autoComplete="off"
            value={signoffName}
            onChange={(event) => setSignoffName(event.target.value)}
          />
        </Field>
      )}
      {failure && failure.code !== 'evidence_missing' && (
        <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
      )}
      <div className="flex gap-2.5 max-xl:fixed max-xl:inset-x-0 max-xl:bottom-0 max-xl:z-50 max-xl:border-t max-xl:border-line max-xl:bg-card max-xl:px-4 max-xl:pt-3 max-xl:pb-[calc(0.75rem+env(safe-area-inset-bottom))] [&>*]:flex-1">
        {step.confirmationType === 'accept_reject' && (
          <ConfirmDialog
            trigger={
              <Button size="lg" disabled={pending}>
                {t('reject')}
              </Button>
            }
            title={t('rejectTitle')}
            confirmLabel={t('reject')}
            reason="optional"
            onConfirm={async (reason) => {
              const result = await rejectCheckpointAction({ ...target, reason: reason || undefined });
              if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
              notify.success(t('rejected', { title: step.title }));
              return undefined;
            }}
          >
            {t('rejectText')}
          </ConfirmDialog>
        )}
        <Button type="submit" size="lg" variant="primary" pending={pending}>
          {t(step.confirmationType === 'accept_reject' ? 'accept' : 'submit')}
        </Button>
      </div>
    </form>
  );
}
