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

type Delays = { leadsMinutes: number; managementMinutes: number };

/** When others than the people responsible hear of a step that is late. */
export function EscalationForm({ delays }: { delays: Delays }) {
  const t = useTranslations('admin.settings');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const minutesOf = (form: FormData, name: string) => Math.round(Number(form.get(name)) * 60);

  function save(form: FormData) {
    startTransition(async () => {
      const result = await updateSettingsAction({
        escalationDelays: {
          leadsMinutes: minutesOf(form, 'leads'),
          managementMinutes: minutesOf(form, 'management'),
        },
      });
      if (!result.ok) return setFailure(result);
      setFailure(undefined);
      notify.success(t('saved'));
    });
  }

  return (
    <form
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <h2 className="text-lg font-heavy tracking-[-0.012em]">{t('escalation')}</h2>
      <p className="text-md text-ink-soft">{t('escalationText')}</p>
      {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      <Field label={t('leads')} hint={t('leadsHint')} required>
        <TextInput
          name="leads"
          type="number"
          min={0.25}
          max={8760}
          step={0.25}
          defaultValue={delays.leadsMinutes / 60}
          required
        />
      </Field>
      <Field label={t('management')} hint={t('managementHint')} required>
        <TextInput
          name="management"
          type="number"
          min={0.25}
          max={8760}
          step={0.25}
          defaultValue={delays.managementMinutes / 60}
          required
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
