'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { PasswordInput } from '@/app/_parts/password-input';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import type { SignaturePinState } from '@/lib/platform/identity/get-signature-pin';
import { isPin, pinLimits } from '@/lib/platform/identity/inputs';

import { setSignaturePinAction } from '../actions';

/** The PIN that files are signed with: set and changed with the password, never shown again. */
export function SignaturePin({ state }: { state: SignaturePinState }) {
  const t = useTranslations('signatures.pin');
  const errors = useTranslations('errors');
  const when = useWhen();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [failure, setFailure] = useState<ActionFailure>();
  const [wrongRepeat, setWrongRepeat] = useState(false);
  const [pending, startTransition] = useTransition();
  const about = (pointer: string) => failure?.problems.some((problem) => problem.pointer === pointer);
  const lengths = { shortest: pinLimits.shortest, longest: pinLimits.longest };
  const badPin = about('/pin') || (pin !== '' && again !== '' && !isPin(pin));

  function submit() {
    setWrongRepeat(pin !== again);
    if (pin !== again) return;
    startTransition(async () => {
      const result = await setSignaturePinAction({ password, pin });
      if (!result.ok) return setFailure(result);
      setFailure(undefined);
      setPassword('');
      setPin('');
      setAgain('');
      notify.success(t(result.value.changed ? 'changed' : 'done'));
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
      <p className="text-md text-ink-soft">{t('lead')}</p>
      <p className="text-md font-medium">
        {state.setAt ? t('set', { day: when.date(state.setAt) }) : t('none')}
      </p>
      {state.lockedUntil && (
        <Callout tone="overdue" title={t('lockedTitle')}>
          {t('lockedText', { moment: when.moment(state.lockedUntil) })}
        </Callout>
      )}
      {failure && failure.problems.length === 0 && (
        <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
      )}
      <Field label={t('password')} required error={about('/password') ? t('passwordWrong') : undefined}>
        <PasswordInput
          value={password}
          autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Field
        label={t('new')}
        hint={t('rule', lengths)}
        required
        error={badPin ? t('length', lengths) : undefined}
      >
        <PasswordInput value={pin} autoComplete="off" onChange={(event) => setPin(event.target.value)} />
      </Field>
      <Field label={t('again')} required error={wrongRepeat && pin !== again ? t('differs') : undefined}>
        <PasswordInput value={again} autoComplete="off" onChange={(event) => setAgain(event.target.value)} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!password || !isPin(pin) || !again}
        className="justify-self-start"
      >
        {t(state.setAt ? 'change' : 'submit')}
      </Button>
    </form>
  );
}
