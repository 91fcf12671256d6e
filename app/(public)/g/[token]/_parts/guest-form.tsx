'use client';

import { Check, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { useUploads } from '@/app/_parts/files/use-uploads';
import { AnswerChoice } from '@/app/_parts/run/answer-choice';
import { readFields } from '@/app/_parts/run/form-fields';
import { problemsByField } from '@/app/_parts/run/refused';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Problem } from '@/app/_ui/problem';
import type { OpenedGuestStep } from '@/lib/processes/guests/open-guest-step';

import { confirmAsGuestAction, rejectAsGuestAction, removeGuestFileAction } from '../actions';
import { GuestEvidence } from './guest-evidence';
import { GuestFiles } from './guest-files';
import { GuestThanks } from './guest-thanks';

export type AskedStep = Omit<
  Extract<OpenedGuestStep, { state: 'open' }>['step'],
  'instructions' | 'runTitle' | 'dueAt'
>;

/** Below what is asked: what the step demands, and the button that signs it off. Afterwards only a word of thanks. */
export function GuestForm({
  token,
  step,
  children,
}: {
  token: string;
  step: AskedStep;
  children: ReactNode;
}) {
  const t = useTranslations('guests.page');
  const words = useTranslations('runs.confirm');
  const errors = useTranslations('errors');
  const when = useWhen();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [answer, setAnswer] = useState<'yes' | 'no'>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [outcome, setOutcome] = useState<'completed' | 'rejected'>();
  const [pending, startTransition] = useTransition();
  const sending = useUploads(() => {
    setFailure(undefined);
    router.refresh();
  });
  const isSending = sending.uploads.some(({ state }) => state !== 'refused');
  const problems = failure ? problemsByField(failure) : undefined;

  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [failure]);

  function confirm(given: FormData) {
    startTransition(async () => {
      const result = await confirmAsGuestAction({
        token,
        value: answer,
        note: textOf(given, 'note'),
        signoffName: textOf(given, 'signoffName'),
        fields: step.fields.length > 0 ? readFields(given, step.fields) : undefined,
        subtasks: step.subtasks.flatMap((_, index) => (given.has(`subtask:${index}`) ? [index] : [])),
      });
      if (result.ok) setOutcome(result.value.status);
      else refuse(result);
    });
  }

  async function reject(reason: string) {
    const result = await rejectAsGuestAction({ token, reason: reason || undefined });
    if (!result.ok) return { message: said(result), correlationId: result.correlationId };
    setOutcome(result.value.status);
    return undefined;
  }

  async function takeBack(fileId: string) {
    const result = await removeGuestFileAction({ token, fileId });
    if (!result.ok) return said(result);
    router.refresh();
    return undefined;
  }

  function refuse(refusal: ActionFailure) {
    setFailure(refusal);
    // The pass of the PIN has run out, or the run has been paused: the page knows what to show now.
    const isOver = refusal.problems.some(({ code }) => code === 'pin_missing');
    if (isOver || refusal.code === 'checkpoint_not_active') router.refresh();
  }

  function said({ code }: ActionFailure): string {
    if (code === 'not_found') return t('gone');
    return code === 'checkpoint_not_active' ? t('paused') : errors(code);
  }

  function missingFile(slotKey: string): string | undefined {
    const missing = problems?.get(`files/${slotKey}`);
    return missing && words('problems.file_missing', { name: String(missing.params?.name ?? '') });
  }

  if (outcome) return <GuestThanks outcome={outcome} title={step.title} />;

  return (
    <form
      ref={form}
      className="grid gap-5"
      onChange={() => setFailure(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        confirm(new FormData(event.currentTarget));
      }}
    >
      <div>{children}</div>
      {step.isPaused ? (
        <Callout tone="off">{t('paused')}</Callout>
      ) : (
        <>
          {step.confirmationType === 'yes_no' && (
            <AnswerChoice
              value={answer}
              onChange={setAnswer}
              error={problems?.has('value') ? words('problems.value_missing') : undefined}
            />
          )}
          <GuestEvidence step={step} problems={problems}>
            <GuestFiles
              token={token}
              slots={step.fileSlots}
              sending={sending}
              errorOf={missingFile}
              remove={takeBack}
            />
          </GuestEvidence>
          {failure && (problems?.size === 0 || failure.code === 'not_found') && (
            <Problem message={said(failure)} correlationId={failure.correlationId} />
          )}
          <div className="flex flex-wrap gap-2.5 *:flex-[1_1_9rem]">
            {step.confirmationType === 'accept_reject' && (
              <ConfirmDialog
                trigger={
                  <Button size="lg" disabled={pending} icon={<X aria-hidden />}>
                    {t('reject')}
                  </Button>
                }
                title={t('rejectTitle')}
                confirmLabel={t('reject')}
                reason="optional"
                onConfirm={reject}
              >
                {t('rejectText')}
              </ConfirmDialog>
            )}
            <Button
              type="submit"
              size="lg"
              variant="primary"
              pending={pending}
              disabled={isSending}
              icon={<Check aria-hidden />}
            >
              {t(step.confirmationType === 'accept_reject' ? 'accept' : 'confirm')}
            </Button>
          </div>
        </>
      )}
      {isSending && (
        <p role="status" className="text-sm text-ink-soft">
          {t('stillSending')}
        </p>
      )}
      <p className="text-sm text-pretty text-ink-faint">
        {t('foot', { day: when.date(step.expiresAt), days: step.addressDays })}
      </p>
    </form>
  );
}

function textOf(form: FormData, name: string): string | undefined {
  return String(form.get(name) ?? '').trim() || undefined;
}
