'use client';

import { LockKeyhole } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import type { ActionFailure, ActionResult } from '@/app/_server/action-result';
import { Callout } from '@/app/_ui/callout';
import { Field } from '@/app/_ui/field';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';

type Enter = (input: { token: string; pin: string }) => Promise<ActionResult<{ opened: boolean }>>;

/** After the right PIN the page draws itself anew, and shows what was locked. */
export function PinForm({
  token,
  lockedUntil,
  enter,
}: {
  token: string;
  lockedUntil: string | null;
  enter: Enter;
}) {
  const t = useTranslations('links.page');
  const errors = useTranslations('errors');
  const when = useWhen();
  const [failure, submit] = useActionState(attempt, null);

  async function attempt(_before: ActionFailure | null, form: FormData): Promise<ActionFailure | null> {
    const result = await enter({ token, pin: String(form.get('pin') ?? '') });
    return result.ok ? null : result;
  }

  function said({ code, problems, params }: ActionFailure): string {
    if (code === 'rate_limited') return t('lockedNow');
    if (problems[0]?.code === 'pin_wrong') return t('pinWrong', { left: Number(params.triesLeft ?? 0) });
    return errors(code);
  }

  return (
    <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center pb-16">
      <LockKeyhole aria-hidden className="mb-4 size-8 text-ink-faint" strokeWidth={1.75} />
      <h1 className="text-xl font-heavy tracking-tight text-balance">{t('pinTitle')}</h1>
      <p className="mt-1.5 mb-6 text-base text-pretty text-ink-soft">{t('pinText')}</p>
      {lockedUntil ? (
        <Callout tone="overdue">{t('locked', { moment: when.moment(new Date(lockedUntil)) })}</Callout>
      ) : (
        <form action={submit} className="grid gap-5">
          <Field label={t('pin')} error={failure ? said(failure) : undefined}>
            <TextInput name="pin" type="password" autoComplete="off" maxLength={32} required autoFocus />
          </Field>
          <SubmitButton size="lg" className="w-full">
            {t('open')}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}
