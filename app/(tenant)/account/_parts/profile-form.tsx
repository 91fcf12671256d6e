'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import type { Profile } from '@/lib/platform/identity/get-profile';

import { updateProfileAction } from '../actions';

export function ProfileForm({ profile, timeZones }: { profile: Profile; timeZones: string[] }) {
  const t = useTranslations('account.profile');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<Extract<ActionResult<unknown>, { ok: false }> | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    startTransition(async () => {
      const result = await updateProfileAction({
        name: text('name'),
        jobTitle: text('jobTitle'),
        phone: text('phone'),
        locale: text('locale') === 'en' ? 'en' : 'de',
        timeZone: text('timeZone'),
      });
      if (!result.ok) return setFailure(result);
      setFailure(null);
      notify.success(t('done'));
    });
  }

  return (
    <form
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      <Field label={t('name')} hint={t('nameHint')} required>
        <TextInput name="name" defaultValue={profile.name} required maxLength={200} />
      </Field>
      <Field label={t('jobTitle')}>
        <TextInput name="jobTitle" defaultValue={profile.jobTitle} maxLength={200} />
      </Field>
      <Field label={t('phone')}>
        <TextInput name="phone" type="tel" defaultValue={profile.phone} maxLength={40} />
      </Field>
      <Field label={t('locale')}>
        <Select
          name="locale"
          defaultValue={profile.locale}
          options={[
            { value: 'de', label: t('german') },
            { value: 'en', label: t('english') },
          ]}
        />
      </Field>
      <Field label={t('timeZone')}>
        <Select
          name="timeZone"
          defaultValue={profile.timeZone}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
        {t('save')}
      </Button>
    </form>
  );
}
