'use client';

import { Archive, ArchiveRestore, Ban, Copy, Ellipsis, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import type { RunView } from '@/lib/processes/runs/show-run';

import {
  archiveRunAction,
  cancelRunAction,
  cloneRunAction,
  pauseRunAction,
  resumeRunAction,
  startPendingRunAction,
  unarchiveRunAction,
} from '../actions';

const steering = {
  start: { run: startPendingRunAction, icon: Play, back: undefined },
  resume: { run: resumeRunAction, icon: Play, back: 'pause' },
  pause: { run: pauseRunAction, icon: Pause, back: 'resume' },
  archive: { run: archiveRunAction, icon: Archive, back: 'unarchive' },
  unarchive: { run: unarchiveRunAction, icon: ArchiveRestore, back: 'archive' },
} as const;

type Action = keyof typeof steering;

const actions = Object.keys(steering) as Action[];

/** The control buttons of a run, only those that can be pressed now; what can be taken back is, by the notice. */
export function RunControls({
  runId,
  may,
  children,
}: {
  runId: string;
  may: RunView['may'];
  /** What else can be done with the run, before what is rarely done. */
  children: ReactNode;
}) {
  const t = useTranslations('runs.controls');
  const common = useTranslations('common.actions');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [asksToCancel, setAsksToCancel] = useState(false);
  const [pending, startTransition] = useTransition();

  function press(action: Action, isTakingBack: 'first' | 'back' = 'first') {
    startTransition(async () => {
      const { run, back } = steering[action];
      const result: ActionResult<unknown> = await run({ runId });
      if (!result.ok) return void notify.error(errors(result.code));
      const undo = back && isTakingBack === 'first' ? () => press(back, 'back') : undefined;
      notify.success(t(`done.${action}`), {
        action: undo && { label: common('undo'), run: undo },
      });
    });
  }

  function clone() {
    startTransition(async () => {
      const result = await cloneRunAction({ runId });
      if (!result.ok) return void notify.error(errors(result.code));
      notify.success(t('cloned', { number: result.value.number }));
      router.push(`/runs/${result.value.id}`);
    });
  }

  async function cancel(reason: string) {
    const result = await cancelRunAction({ runId, reason });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('done.cancel'));
    return undefined;
  }

  return (
    <>
      {actions
        .filter((action) => may[action])
        .map((action) => {
          const Icon = steering[action].icon;
          const isMain = action === 'start' || action === 'resume';
          return (
            <Button
              key={action}
              variant={isMain ? 'primary' : 'secondary'}
              pending={pending}
              icon={<Icon aria-hidden />}
              onClick={() => press(action)}
            >
              {t(action)}
            </Button>
          );
        })}
      {children}
      {(may.cancel || may.clone) && (
        <>
          <Menu
            trigger={
              <Button icon={<Ellipsis aria-hidden />}>
                <span className="max-sm:sr-only">{t('more')}</span>
              </Button>
            }
            items={[
              ...(may.clone ? [{ label: t('clone'), icon: <Copy aria-hidden />, onSelect: clone }] : []),
              ...(may.cancel
                ? [
                    {
                      label: t('cancel'),
                      icon: <Ban aria-hidden />,
                      tone: 'danger' as const,
                      onSelect: () => setAsksToCancel(true),
                    },
                  ]
                : []),
            ]}
          />
          <ConfirmDialog
            open={asksToCancel}
            onOpenChange={setAsksToCancel}
            title={t('cancelTitle')}
            confirmLabel={t('cancelConfirm')}
            reason="required"
            onConfirm={cancel}
          >
            {t('cancelText')}
          </ConfirmDialog>
        </>
      )}
    </>
  );
}
