'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';

import { notify } from '@/app/_ui/notify';
import { Switch } from '@/app/_ui/switch';
import type { NoticeSetting } from '@/lib/platform/notifications/get-notice-settings';

import { updateNoticeSettingsAction } from '../actions';

export function NoticeSettings({ settings }: { settings: NoticeSetting[] }) {
  const t = useTranslations('account.notifications');
  const errors = useTranslations('errors');
  const [pending, startTransition] = useTransition();

  return (
    <div className="grid max-w-xl gap-3">
      <p className="text-md text-ink-soft">{t('lead')}</p>
      {settings.map(({ type, byMail }) => (
        <Switch
          key={type}
          label={t(`types.${type}`)}
          defaultChecked={byMail}
          disabled={pending}
          onCheckedChange={(on) =>
            startTransition(async () => {
              const result = await updateNoticeSettingsAction({ type, byMail: on });
              if (result.ok) notify.success(t('done'));
              else notify.error(errors(result.code), { description: result.correlationId });
            })
          }
        />
      ))}
    </div>
  );
}
