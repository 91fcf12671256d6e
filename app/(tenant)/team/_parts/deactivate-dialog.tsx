'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { deactivateUserAction, handOverPersonAction, successionAction } from '../actions';
import { type LeftWork, NOBODY, type Succession, SuccessionChoice } from './succession';

const nobodyYet: Succession = { all: '', byRun: {} };

/** Ending somebody's access: shows what they leave behind, and gives it to others first. */
export function DeactivateDialog({
  user,
  open,
  onClose,
}: {
  user: UserItem;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('team.deactivate');
  const errors = useTranslations('errors');
  const [left, setLeft] = useState<LeftWork>();
  const [succession, setSuccession] = useState(nobodyYet);
  const { id: userId, name } = user;

  useEffect(() => {
    if (!open) return;
    setLeft(undefined);
    setSuccession(nobodyYet);
    successionAction({ userId }).then((result) => result.ok && setLeft(result.value));
  }, [open, userId]);

  async function confirm() {
    const handing = handOverOf(userId, succession);
    let handedOver = 0;
    if (handing) {
      const result = await handOverPersonAction(handing);
      if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
      const { done, refused } = result.value;
      if (refused.length > 0) return { message: t('refused', { n: refused.length }) };
      handedOver = done;
    }
    const result = await deactivateUserAction({ userId });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('done', { name }), {
      description: handedOver > 0 ? t('handedOver', { n: handedOver }) : undefined,
    });
    return undefined;
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title', { name })}
      confirmLabel={t('button')}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        <p>{t('text')}</p>
        {!left && <p role="status">{t('loading')}</p>}
        {left?.total === 0 && <p>{t('noSteps', { name })}</p>}
        {left && left.total > 0 && (
          <SuccessionChoice left={left} name={name} value={succession} onChange={setSuccession} />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** Undefined where nobody takes anything. */
function handOverOf(fromUserId: string, { all, byRun }: Succession) {
  const exceptions = Object.entries(byRun).flatMap(([runId, chosen]) =>
    chosen === '' ? [] : [{ runId, toUserId: chosen === NOBODY ? null : chosen }],
  );
  const takesAnything = all !== '' || exceptions.some(({ toUserId }) => toUserId !== null);
  return takesAnything ? { fromUserId, toUserId: all || undefined, exceptions } : undefined;
}
