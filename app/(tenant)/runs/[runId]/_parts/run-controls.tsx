'use client';

import { Archive, ArchiveRestore, Ban, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { notify } from '@/app/_ui/notify';
import type { RunView } from '@/lib/processes/runs/show-run';

import {
  archiveRunAction,
  cancelRunAction,
  pauseRunAction,
  resumeRunAction,
  startPendingRunAction,
  unarchiveRunAction,
} from '../actions';

type Action = 'start' | 'pause' | 'resume' | 'archive' | 'unarchive';

const actions: Record<Action, (input: { runId: string }) => Promise<ActionResult<unknown>>> = {
  start: startPendingRunAction,
  pause: pauseRunAction,
  resume: resumeRunAction,
  archive: archiveRunAction,
  unarchive: unarchiveRunAction,
};

const icons = { start: Play, pause: Pause, resume: Play, archive: Archive, unarchive: ArchiveRestore };

/** The control buttons of a run, only those that can be pressed now. */
export function RunControls({ runId, may }: { runId: string; may: RunView['may'] }) {
  const t = useTranslations('runs.controls');
  const errors = useTranslations('errors');
  const [pending, startTransition] = useTransition();
  const offered = (Object.keys(actions) as Action[]).filter((action) => may[action]);

  function press(action: Action) {
    startTransition(async () => {
      const result = await actions[action]({ runId });
      if (result.ok) notify.success(t(`done.${action}`));
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <>
      {offered.map((action) => {
        const Icon = icons[action];
        const isMain = action === 'start' || action === 'resume';
        return (
          <Button
            key={action}
            variant={isMain ? 'primary' : 'secondary'}
            disabled={pending}
            icon={<Icon aria-hidden />}
            onClick={() => press(action)}
          >
            {t(action)}
          </Button>
        );
      })}
      {may.cancel && (
        <ConfirmDialog
          trigger={
            <Button variant="ghost" icon={<Ban aria-hidden />}>
              {t('cancel')}
            </Button>
          }
          title={t('cancelTitle')}
          confirmLabel={t('cancelConfirm')}
          reason="required"
          onConfirm={async (reason) => {
            const result = await cancelRunAction({ runId, reason: reason ?? '' });
            if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
            notify.success(t('done.cancel'));
            return undefined;
          }}
        >
          {t('cancelText')}
        </ConfirmDialog>
      )}
    </>
  );
}
