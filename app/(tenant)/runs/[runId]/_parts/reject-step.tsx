'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';

import { isOutdated } from '@/app/_parts/run/refused';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { rejectCheckpointAction } from '../actions';
import { boxes } from './unsent/boxes';
import { useDraft } from './unsent/unsent';

type Props = {
  step: Pick<CheckpointView, 'id' | 'title' | 'revision' | 'onReject'>;
  disabled?: boolean;
  onRejected?: () => void;
};

/** Turning a step down, with a reason if there is one to give. */
export function RejectStep({ step, disabled = false, onRejected }: Props) {
  const t = useTranslations('runs.confirm');
  const words = useTranslations('common.words');
  const errors = useTranslations('errors');
  const router = useRouter();
  const draft = useDraft(boxes.rejection(step.id), step.id);

  function keepReason(text: string) {
    draft.keep({}, [{ label: words('reason'), text }]);
  }

  async function reject(reason: string) {
    draft.drop();
    const result = await rejectCheckpointAction({
      checkpointId: step.id,
      revision: step.revision,
      reason: reason || undefined,
    });
    if (result.ok) {
      onRejected?.();
      notify.success(t('rejected', { title: step.title }));
      return undefined;
    }
    keepReason(reason);
    if (!isOutdated(result)) return { message: errors(result.code), correlationId: result.correlationId };
    router.refresh();
    return { message: t('changed') };
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="lg" disabled={disabled} icon={<X aria-hidden />}>
          {t('reject')}
        </Button>
      }
      title={t('rejectTitle')}
      confirmLabel={t('reject')}
      reason="optional"
      onReason={keepReason}
      onConfirm={reject}
    >
      {t(`rejectTexts.${step.onReject}`)}
    </ConfirmDialog>
  );
}
