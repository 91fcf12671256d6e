'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';

import { restoreVersionAction } from '../actions';

/** Takes a version up again as the draft, after saying what is given up for it. */
export function RestoreVersion({
  deckId,
  number,
  revision,
}: {
  deckId: string;
  number: number;
  revision: number;
}) {
  const t = useTranslations('decks.diff');
  const errors = useTranslations('errors');
  const router = useRouter();

  async function restore() {
    const result = await restoreVersionAction({ deckId, number, revision });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('restored', { n: number }));
    router.push(`/decks/${deckId}`);
    return undefined;
  }

  return (
    <ConfirmDialog
      trigger={<Button icon={<RotateCcw aria-hidden />}>{t('restore')}</Button>}
      title={t('restoreTitle', { n: number })}
      confirmLabel={t('restore')}
      variant="primary"
      onConfirm={restore}
    >
      {t('restoreText', { n: number })}
    </ConfirmDialog>
  );
}
