'use client';

import { useTranslations } from 'next-intl';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';

/** Takes back what was given to somebody outside, once that is confirmed. */
export function RevokeButton({
  say,
  revoke,
  onRevoked,
}: {
  say: { label: string; title: string; text: string; done: string };
  revoke: () => Promise<ActionResult<unknown>>;
  onRevoked?: () => Promise<void>;
}) {
  const errors = useTranslations('errors');

  async function confirmed() {
    const result = await revoke();
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(say.done);
    await onRevoked?.();
    return undefined;
  }

  return (
    <ConfirmDialog
      trigger={<Button size="sm">{say.label}</Button>}
      title={say.title}
      confirmLabel={say.label}
      onConfirm={confirmed}
    >
      {say.text}
    </ConfirmDialog>
  );
}
