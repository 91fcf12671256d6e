'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { linkLimits } from '@/lib/processes/links/inputs';

import { createLinkAction } from '../actions';

const DAYS = [7, 30, 90];

/** A new link. Its address is shown here, once. */
export function LinkForm({ runId, onMade }: { runId: string; onMade: () => Promise<void> }) {
  const t = useTranslations('links.dialog');
  const errors = useTranslations('errors');
  const [address, setAddress] = useState<string>();
  const [isShort, setIsShort] = useState(false);
  const [pending, startTransition] = useTransition();

  function create(form: FormData) {
    const pin = String(form.get('pin') ?? '').trim();
    const fits = pin === '' || (pin.length >= linkLimits.pinMin && pin.length <= linkLimits.pinMax);
    setIsShort(!fits);
    if (!fits) return;
    startTransition(async () => {
      const expiresInDays = Number(form.get('days'));
      const result = await createLinkAction({ runId, expiresInDays, pin: pin || null });
      if (!result.ok) return void notify.error(errors(result.code), { description: result.correlationId });
      setAddress(`${window.location.origin}/p/${result.value.token}`);
      await onMade();
    });
  }

  return (
    <div className="grid gap-4">
      <form
        className="grid items-start gap-x-3 gap-y-4 sm:grid-cols-[9rem_1fr]"
        onSubmit={(event) => {
          event.preventDefault();
          create(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('days')}>
          <Select
            name="days"
            defaultValue={String(linkLimits.days)}
            options={[
              ...DAYS.map((days) => ({ value: String(days), label: t('for', { days }) })),
              { value: String(linkLimits.mostDays), label: t('year') },
            ]}
          />
        </Field>
        <Field label={t('pin')} hint={t('pinHint')} error={isShort ? t('pinShort') : undefined}>
          <TextInput name="pin" autoComplete="off" maxLength={linkLimits.pinMax} />
        </Field>
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" pending={pending}>
            {t('create')}
          </Button>
        </div>
      </form>
      {address && (
        <Callout
          tone="done"
          title={t('made')}
          action={
            <Button
              size="sm"
              onClick={() =>
                void navigator.clipboard.writeText(address).then(() => notify.success(t('copied')))
              }
            >
              {t('copy')}
            </Button>
          }
        >
          <code className="font-mono text-sm break-all">{address}</code>
        </Callout>
      )}
    </div>
  );
}
