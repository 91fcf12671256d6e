'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';

import { PasswordInput } from '@/app/_parts/password-input';
import { passwordProblems } from '@/app/_parts/password-problems';
import { type PasswordPolicy, PasswordRules } from '@/app/_parts/password-rules';
import type { ActionFailure } from '@/app/_server/action-result';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';

import { acceptInvitationAction } from '../actions';

type Attempt = { differ: boolean; failure: ActionFailure | null };
type Props = { token: string; email: string; policy: PasswordPolicy };

export function AcceptForm({ token, email, policy }: Props) {
  const t = useTranslations('auth.invitation');
  const words = useTranslations('auth.password');
  const errors = useTranslations('errors');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [{ differ, failure }, submit] = useActionState(attempt, { differ: false, failure: null });
  const weak = passwordProblems(failure?.problems ?? [], words);

  async function attempt(): Promise<Attempt> {
    if (password !== repeated) return { differ: true, failure: null };
    const result = await acceptInvitationAction({ token, password });
    return { differ: false, failure: result.ok ? null : result };
  }

  return (
    <form action={submit} className="grid gap-5">
      {failure && !weak && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      <Field label={t('account')}>
        <TextInput name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label={t('password')} error={weak}>
        <PasswordInput
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
          autoFocus
        />
      </Field>
      <PasswordRules password={password} policy={policy} />
      <Field label={words('repeat')} error={differ && password !== repeated ? words('different') : undefined}>
        <PasswordInput
          name="repeat"
          autoComplete="new-password"
          value={repeated}
          onChange={(event) => setRepeated(event.target.value)}
          required
        />
      </Field>
      <SubmitButton size="lg" className="w-full">
        {t('submit')}
      </SubmitButton>
    </form>
  );
}
