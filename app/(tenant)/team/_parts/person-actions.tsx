'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';

import { activateUserAction, deactivateUserAction, resendInvitationAction } from '../actions';

type Props = { user: { id: string; name: string; status: 'invited' | 'active' | 'inactive' } };

export function PersonActions({ user }: Props) {
  const t = useTranslations('team');
  const errors = useTranslations('errors');
  const [pending, startTransition] = useTransition();

  function run(action: (input: { userId: string }) => Promise<ActionResult<unknown>>, done: string) {
    startTransition(async () => {
      const result = await action({ userId: user.id });
      if (result.ok) notify.success(done);
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  if (user.status === 'inactive') {
    return (
      <Button
        size="sm"
        disabled={pending}
        onClick={() => run(activateUserAction, t('activate.done', { name: user.name }))}
      >
        {t('activate.button')}
      </Button>
    );
  }
  return (
    <>
      {user.status === 'invited' && (
        <Button size="sm" disabled={pending} onClick={() => run(resendInvitationAction, t('resend.done'))}>
          {t('resend.button')}
        </Button>
      )}
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost">
            {t('deactivate.button')}
          </Button>
        }
        title={t('deactivate.title', { name: user.name })}
        confirmLabel={t('deactivate.button')}
        onConfirm={async () => {
          const result = await deactivateUserAction({ userId: user.id });
          if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
          notify.success(t('deactivate.done', { name: user.name }));
          return undefined;
        }}
      >
        {t('deactivate.text')}
      </ConfirmDialog>
    </>
  );
}
