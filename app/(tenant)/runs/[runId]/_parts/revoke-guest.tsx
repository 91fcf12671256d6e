'use client';

import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';

import { revokeGuestAction } from '../guest-actions';

export function RevokeGuest({ guestId, name }: { guestId: string; name: string }) {
  const t = useTranslations('guests.open');
  const errors = useTranslations('errors');

  async function revoke() {
    const result = await revokeGuestAction({ guestId });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('revoked'));
    return undefined;
  }

  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t('revoke')}</Button>}
      title={t('revokeTitle', { name })}
      confirmLabel={t('revoke')}
      onConfirm={revoke}
    >
      {t('revokeText')}
    </ConfirmDialog>
  );
}
