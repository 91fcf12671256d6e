'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { PasswordInput } from '@/app/_parts/password-input';
import { Field } from '@/app/_ui/field';
import { Problem } from '@/app/_ui/problem';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';
import { signInAction } from '../actions';

type Attempt = { email: string; result: Awaited<ReturnType<typeof signInAction>> | null };

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth.signIn');
  const [state, submit] = useActionState(attempt, { email: '', result: null });

  async function attempt(_before: Attempt, form: FormData): Promise<Attempt> {
    const email = String(form.get('email') ?? '');
    const result = await signInAction({ email, password: String(form.get('password') ?? ''), next });
    return { email, result };
  }

  return (
    <form action={submit} className="grid gap-5">
      <Refused result={state.result} />
      <Field label={t('email')}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.email}
          required
          autoFocus={!state.email}
        />
      </Field>
      <Field label={t('password')}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      <SubmitButton size="lg" className="w-full">
        {t('submit')}
      </SubmitButton>
    </form>
  );
}

function Refused({ result }: Pick<Attempt, 'result'>) {
  const t = useTranslations('auth.refused');
  const errors = useTranslations('errors');
  if (!result) return null;
  if (!result.ok) return <Problem message={errors(result.code)} correlationId={result.correlationId} />;

  const { reason, retryAfterSeconds = 60 } = result.value;
  return <Problem message={t(reason, { minutes: Math.ceil(retryAfterSeconds / 60) })} />;
}
