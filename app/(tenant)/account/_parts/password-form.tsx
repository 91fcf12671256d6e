'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { PasswordInput } from '@/app/_parts/password-input';
import { passwordProblems } from '@/app/_parts/password-problems';
import { PasswordRules } from '@/app/_parts/password-rules';
import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';

import { changePasswordAction } from '../actions';

export function PasswordForm() {
  const t = useTranslations('account.password');
  const words = useTranslations('auth.password');
  const errors = useTranslations('errors');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [failure, setFailure] = useState<Extract<ActionResult<unknown>, { ok: false }> | null>(null);
  const [pending, startTransition] = useTransition();
  const about = (pointer: string) => failure?.problems.filter((problem) => problem.pointer === pointer) ?? [];

  function submit() {
    startTransition(async () => {
      const result = await changePasswordAction({ current, next });
      if (!result.ok) return setFailure(result);
      setFailure(null);
      setCurrent('');
      setNext('');
      notify.success(t('done'));
    });
  }

  return (
    <form
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {failure && failure.problems.length === 0 && (
        <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
      )}
      <Field label={t('current')} required error={about('/current').length > 0 ? t('wrong') : undefined}>
        <PasswordInput
          value={current}
          autoComplete="current-password"
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <Field label={t('next')} required error={passwordProblems(about('/next'), words)}>
        <PasswordInput
          value={next}
          autoComplete="new-password"
          onChange={(event) => setNext(event.target.value)}
        />
      </Field>
      <PasswordRules password={next} policy="composition" />
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!current || !next}
        className="justify-self-start"
      >
        {t('submit')}
      </Button>
    </form>
  );
}
