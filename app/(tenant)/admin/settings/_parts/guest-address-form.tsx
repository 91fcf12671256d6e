'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextInput } from '@/app/_ui/text-input';

import { updateSettingsAction } from '../actions';

/** How long the addresses of people without an account are kept. */
export function GuestAddressForm({ days }: { days: number }) {
  const t = useTranslations('admin.settings');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();

  function save(form: FormData) {
    startTransition(async () => {
      const result = await updateSettingsAction({ guestAddressDays: Number(form.get('days')) });
      if (!result.ok) return setFailure(result);
      setFailure(undefined);
      notify.success(t('saved'));
    });
  }

  return (
    <form
      className="mt-10 grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <h2 className="text-lg font-heavy tracking-[-0.012em]">{t('guests')}</h2>
      <p className="text-md text-ink-soft">{t('guestsText')}</p>
      {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      <Field label={t('guestDays')} hint={t('guestDaysHint')} required>
        <TextInput name="days" type="number" min={1} max={3650} step={1} defaultValue={days} required />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
