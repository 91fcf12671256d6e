'use client';

import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { isOutdated, problemsByField } from '@/app/_parts/run/refused';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { RadioGroup } from '@/app/_ui/radio-group';
import { TextArea } from '@/app/_ui/text-area';

import { decideApprovalAction } from '../actions';
import { APPROVAL, boxes } from './unsent/boxes';
import { useDraft } from './unsent/unsent';

const decisions = ['approve', 'rework', 'reject'] as const;
type Decision = (typeof decisions)[number];

type Props = { runId: string; steps: { id: string; title: string }[] };

/** Approve, send back with the steps to do again, or reject for good; the last two with their reason. */
export function ApprovalForm({ runId, steps }: Props) {
  const t = useTranslations('runs.approval');
  const confirm = useTranslations('runs.confirm');
  const words = useTranslations('common.words');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [decision, setDecision] = useState<Decision>('approve');
  const [again, setAgain] = useState<string[]>([]);
  const draft = useDraft(boxes.signOff(APPROVAL), APPROVAL);
  const [reason, setReason] = useState(draft.before?.reason ?? '');
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const problems = failure ? problemsByField(failure) : undefined;

  function write(text: string) {
    setReason(text);
    draft.keep({ reason: text }, [{ label: words('reason'), text }]);
  }

  function decide() {
    // On its way it is not unsent, even if the form is gone before the answer is here.
    draft.drop();
    startTransition(async () => {
      const result = await decideApprovalAction({
        runId,
        decision,
        reason: reason.trim() || undefined,
        reopen: decision === 'rework' ? again : undefined,
      });
      if (result.ok) return void notify.success(t(`done.${decision}`));
      write(reason);
      if (!isOutdated(result)) return setFailure(result);
      notify.info(confirm('changed'));
      router.refresh();
    });
  }

  function sentence(field: string): string | undefined {
    const code = problems?.get(field)?.code;
    return code ? t(`problems.${code as 'reason_missing'}`) : undefined;
  }

  return (
    <form
      className="flex flex-1 flex-col"
      onChange={() => setFailure(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <div className="grid gap-4 px-5 py-4">
        <RadioGroup
          label={t('question')}
          value={decision}
          onChange={(value) => {
            setDecision(value as Decision);
            setFailure(undefined);
          }}
          options={decisions.map((value) => ({
            value,
            label: t(value),
            hint: value === decision ? t(`${value}Hint`) : undefined,
          }))}
        />
        {decision === 'rework' && (
          <fieldset>
            <legend className="mb-1 text-sm font-strong">{t('steps')}</legend>
            <div className="max-h-72 overflow-y-auto rounded-sm border border-line px-3 py-1">
              {steps.map((step) => (
                <Checkbox
                  key={step.id}
                  label={step.title}
                  checked={again.includes(step.id)}
                  onCheckedChange={(on) =>
                    setAgain(on ? [...again, step.id] : again.filter((id) => id !== step.id))
                  }
                />
              ))}
            </div>
            {sentence('reopen') && (
              <p role="alert" className="mt-1.5 flex gap-1.5 text-sm text-overdue">
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                {sentence('reopen')}
              </p>
            )}
          </fieldset>
        )}
        <Field label={words('reason')} required={decision !== 'approve'} error={sentence('reason')}>
          <TextArea
            rows={2}
            maxLength={2000}
            className="min-h-16!"
            value={reason}
            onChange={(event) => write(event.target.value)}
          />
        </Field>
        {failure && problems?.size === 0 && (
          <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
        )}
      </div>
      <footer className="sticky bottom-0 z-10 mt-auto flex rounded-b-lg border-t border-line bg-card px-5 py-3.5 pb-[calc(0.875rem+env(safe-area-inset-bottom))] *:flex-1">
        <Button
          type="submit"
          size="lg"
          variant={decision === 'reject' ? 'danger' : 'primary'}
          pending={pending}
        >
          {t(`submit.${decision}`)}
        </Button>
      </footer>
    </form>
  );
}
