'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { RadioGroup } from '@/app/_ui/radio-group';
import { TextArea } from '@/app/_ui/text-area';

import { decideApprovalAction } from '../actions';

type Decision = 'approve' | 'rework' | 'reject';
type Failure = Extract<ActionResult<unknown>, { ok: false }>;

const decisions: Decision[] = ['approve', 'rework', 'reject'];

export function ApprovalForm({ runId, steps }: { runId: string; steps: { id: string; title: string }[] }) {
  const t = useTranslations('runs.approval');
  const words = useTranslations('common.words');
  const errors = useTranslations('errors');
  const [decision, setDecision] = useState<Decision>('approve');
  const [reason, setReason] = useState('');
  const [reopen, setReopen] = useState<string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const problem = (pointer: string) => {
    const code = failure?.problems.find((each) => each.pointer.startsWith(pointer))?.code;
    return code ? t(`problems.${code}` as 'problems.reason_missing') : undefined;
  };

  function submit() {
    startTransition(async () => {
      const result = await decideApprovalAction({
        runId,
        decision,
        reason: decision === 'approve' ? undefined : reason,
        reopen: decision === 'rework' ? reopen : undefined,
      });
      if (!result.ok) return setFailure(result);
      notify.success(t(`done.${decision}`));
    });
  }

  return (
    <form
      className="grid gap-4 px-5 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <RadioGroup
        label={t('question')}
        value={decision}
        onChange={(value) => setDecision(value as Decision)}
        options={decisions.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
      />
      {decision === 'rework' && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-strong">{t('steps')}</legend>
          {steps.map((step) => (
            <Checkbox
              key={step.id}
              label={step.title}
              checked={reopen.includes(step.id)}
              onCheckedChange={(on) =>
                setReopen(on ? [...reopen, step.id] : reopen.filter((id) => id !== step.id))
              }
            />
          ))}
          {problem('/reopen') && <p className="text-sm text-overdue">{problem('/reopen')}</p>}
        </fieldset>
      )}
      {decision !== 'approve' && (
        <Field label={words('reason')} required error={problem('/reason')}>
          <TextArea
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
      {failure && failure.problems.length === 0 && (
        <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
      )}
      <Button
        type="submit"
        size="lg"
        variant={decision === 'reject' ? 'danger' : 'primary'}
        pending={pending}
      >
        {t(`submit.${decision}`)}
      </Button>
    </form>
  );
}
