'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import type { ApiTokenItem } from '@/lib/platform/identity/list-api-tokens';

import { createApiTokenAction, revokeApiTokenAction } from '../actions';

export function Tokens({ tokens }: { tokens: ApiTokenItem[] }) {
  const t = useTranslations('account.tokens');
  const errors = useTranslations('errors');
  const [made, setMade] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function create(form: FormData) {
    const days = Number(form.get('days'));
    startTransition(async () => {
      const result = await createApiTokenAction({
        name: String(form.get('name') ?? ''),
        expiresInDays: days || null,
      });
      if (result.ok) setMade(result.value.token);
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <div className="grid max-w-2xl gap-5">
      <p className="text-md text-ink-soft">{t('lead')}</p>
      {made && (
        <Callout
          tone="done"
          title={t('shown')}
          action={
            <Button
              size="sm"
              onClick={() => void navigator.clipboard.writeText(made).then(() => notify.success(t('copied')))}
            >
              {t('copy')}
            </Button>
          }
        >
          <code className="font-mono text-sm break-all">{made}</code>
        </Callout>
      )}
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          create(new FormData(event.currentTarget));
        }}
      >
        <div className="min-w-0 flex-[1_1_14rem]">
          <Field label={t('name')} required>
            <TextInput name="name" required maxLength={100} />
          </Field>
        </div>
        <div className="w-40">
          <Field label={t('days')}>
            <Select
              name="days"
              defaultValue="365"
              options={[
                { value: '30', label: t('d30') },
                { value: '365', label: t('d365') },
                { value: '0', label: t('never') },
              ]}
            />
          </Field>
        </div>
        <Button type="submit" variant="primary" pending={pending}>
          {t('submit')}
        </Button>
      </form>
      {tokens.length === 0 ? (
        <p className="text-md text-ink-faint">{t('empty')}</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-card">
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TokenLine({ token }: { token: ApiTokenItem }) {
  const t = useTranslations('account.tokens');
  const errors = useTranslations('errors');
  const when = useWhen();
  const used = token.lastUsedAt ? t('used', { moment: when.relative(token.lastUsedAt) }) : t('unused');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-0">
      <span className="min-w-0">
        <span className="block font-strong">{token.name}</span>
        <span className="block text-sm text-ink-faint">
          {t('meta', { hint: token.hint, created: when.day(token.createdAt), used })}
          {token.expiresAt && ` · ${t('expires', { day: when.date(token.expiresAt) })}`}
        </span>
      </span>
      <ConfirmDialog
        trigger={<Button size="sm">{t('revoke')}</Button>}
        title={t('revokeTitle', { name: token.name })}
        confirmLabel={t('revoke')}
        onConfirm={async () => {
          const result = await revokeApiTokenAction({ tokenId: token.id });
          if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
          notify.success(t('revoked'));
          return undefined;
        }}
      >
        {t('revokeText')}
      </ConfirmDialog>
    </li>
  );
}
