'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { previewReopenAction, reopenCheckpointAction } from '../actions';

type Preview = Awaited<ReturnType<typeof previewReopenAction>> | typeof unanswered;

const unanswered = { ok: false, code: 'internal', correlationId: '', problems: [], params: {} } as const;

/** Taking a step up again, after showing what else would change. */
export function ReopenDialog({ checkpointId, title }: { checkpointId: string; title: string }) {
  const t = useTranslations('runs.reopen');
  const states = useTranslations('common.checkpointState');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [cascade, setCascade] = useState(false);
  const [preview, setPreview] = useState<Preview>();

  useEffect(() => {
    if (!open) return;
    let isCurrent = true;
    setPreview(undefined);
    // Without a line there is no answer at all.
    const asked = previewReopenAction({ checkpointId, cascade }).catch(() => unanswered);
    asked.then((result) => {
      if (isCurrent) setPreview(result);
    });
    return () => {
      isCurrent = false;
    };
  }, [open, cascade, checkpointId]);

  const changes = preview?.ok ? preview.value.changes : [];
  const own = changes.find((change) => change.checkpointId === checkpointId);
  const inOrder = changes.toSorted((one, other) => Number(other === own) - Number(one === own));

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      variant="primary"
      trigger={<Button icon={<RotateCcw aria-hidden />}>{t('button')}</Button>}
      title={t('title')}
      confirmLabel={t('confirm')}
      ready={preview?.ok ?? false}
      onConfirm={async () => {
        const result = await reopenCheckpointAction({ checkpointId, cascade });
        if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
        notify.success(t('done', { title }));
        return undefined;
      }}
    >
      <span className="grid gap-3">
        <span>{t(own?.to === 'pending' ? 'textWaits' : 'text')}</span>
        <Checkbox label={t('cascade')} checked={cascade} onCheckedChange={setCascade} />
        <span className="block" aria-live="polite">
          {!preview && t('loading')}
          {preview?.ok && (
            <>
              <b className="font-semibold">{t('changes')}</b>
              {inOrder.map((change) => (
                <span key={change.checkpointId} className="block">
                  {change.title}:{' '}
                  {t('change', { from: states(change.from as 'active'), to: states(change.to as 'active') })}
                </span>
              ))}
              {changes.length === 1 && <span className="block">{t('onlyThis')}</span>}
            </>
          )}
        </span>
        {preview && !preview.ok && (
          <Problem message={errors(preview.code)} correlationId={preview.correlationId} />
        )}
      </span>
    </ConfirmDialog>
  );
}
