'use client';

import { MailPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import { problemsByField } from '@/app/_parts/run/refused';
import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextInput } from '@/app/_ui/text-input';
import type { GuestObstacle } from '@/lib/processes/guests/find-obstacle';
import { guestLimits } from '@/lib/processes/guests/inputs';
import { linkLimits } from '@/lib/processes/links/inputs';

import { inviteGuestAction } from '../guest-actions';

/** Asking somebody without an account for this one step, or why that is not possible. */
export function GuestDialog({
  checkpointId,
  obstacle,
}: {
  checkpointId: string;
  obstacle: GuestObstacle | null;
}) {
  const t = useTranslations('guests.dialog');
  const errors = useTranslations('errors');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const problems = failure ? problemsByField(failure) : undefined;

  function submit(form: FormData) {
    const [name = '', email = '', pin = ''] = ['name', 'email', 'pin'].map((key) =>
      String(form.get(key) ?? '').trim(),
    );
    startTransition(async () => {
      const result = await inviteGuestAction({ checkpointId, name, email, pin: pin || null });
      if (!result.ok) return setFailure(result);
      setOpen(false);
      notify.success(t('done', { name }));
    });
  }

  function sentence(field: 'name' | 'email' | 'pin'): string | undefined {
    const problem = problems?.get(field);
    if (!problem) return undefined;
    if (field === 'pin') return t('pinShort');
    return t(problem.code === 'guest_has_account' ? 'hasAccount' : 'wrong');
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setFailure(undefined);
      }}
      trigger={
        <Button size="sm" variant="ghost" className="-my-1 -ml-2" icon={<MailPlus aria-hidden />}>
          {t('button')}
        </Button>
      }
      title={t('title')}
      description={obstacle ? undefined : t('text', { days: guestLimits.days })}
      footer={
        obstacle ? (
          <Button onClick={() => setOpen(false)}>{t('close')}</Button>
        ) : (
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t('submit')}
          </Button>
        )
      }
    >
      {obstacle ? (
        <Callout tone="open">{t(`obstacles.${obstacle}`)}</Callout>
      ) : (
        <form
          id={id}
          noValidate
          className="grid gap-4"
          onChange={() => setFailure(undefined)}
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <Field label={t('name')} hint={t('nameHint')} required error={sentence('name')}>
            <TextInput name="name" autoComplete="off" maxLength={guestLimits.name} />
          </Field>
          <Field label={t('email')} required error={sentence('email')}>
            <TextInput name="email" type="email" inputMode="email" autoComplete="off" maxLength={320} />
          </Field>
          <Field label={t('pin')} hint={t('pinHint')} error={sentence('pin')}>
            <TextInput name="pin" autoComplete="off" maxLength={linkLimits.pinMax} />
          </Field>
          {failure && problems?.size === 0 && (
            <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
          )}
        </form>
      )}
    </Dialog>
  );
}
