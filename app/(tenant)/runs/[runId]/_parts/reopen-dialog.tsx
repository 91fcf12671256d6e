'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';
import type { ReopenPreview } from '@/lib/processes/checkpoints/preview-reopen';

import { previewReopenAction, reopenCheckpointAction } from '../actions';

/** Taking a step up again, after showing what else would change. */
export function ReopenDialog({ checkpointId, title }: { checkpointId: string; title: string }) {
  const t = useTranslations('runs.reopen');
  const states = useTranslations('common.checkpointState');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [cascade, setCascade] = useState(false);
  const [changes, setChanges] = useState<ReopenPreview['changes'] | null>(null);

  useEffect(() => {
    if (!open) return;
    let isCurrent = true;
    setChanges(null);
    previewReopenAction({ checkpointId, cascade }).then((result) => {
      if (isCurrent) setChanges(result.ok ? result.value.changes : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [open, cascade, checkpointId]);

  const others = changes?.filter((change) => change.checkpointId !== checkpointId) ?? [];

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      variant="primary"
      trigger={<Button icon={<RotateCcw aria-hidden />}>{t('button')}</Button>}
      title={t('title')}
      confirmLabel={t('confirm')}
      onConfirm={async () => {
        const result = await reopenCheckpointAction({ checkpointId, cascade });
        if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
        notify.success(t('done', { title }));
        return undefined;
      }}
    >
      <span className="grid gap-3">
        <span>{t('text')}</span>
        <Checkbox label={t('cascade')} checked={cascade} onCheckedChange={setCascade} />
        <span className="block" aria-live="polite">
          {changes === null && t('loading')}
          {changes !== null && others.length === 0 && t('onlyThis')}
          {others.length > 0 && (
            <>
              <b className="font-semibold">{t('changes')}</b>
              {others.map((change) => (
                <span key={change.checkpointId} className="block">
                  {change.title}:{' '}
                  {t('change', { from: states(change.from as 'active'), to: states(change.to as 'active') })}
                </span>
              ))}
            </>
          )}
        </span>
      </span>
    </ConfirmDialog>
  );
}
