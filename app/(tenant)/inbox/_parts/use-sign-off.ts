import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition, useOptimistic } from 'react';

import { isOutdated } from '@/app/_parts/run/refused';
import { notify } from '@/app/_ui/notify';
import { confirmCheckpointAction, reopenCheckpointAction } from '@/app/(tenant)/runs/[runId]/actions';
import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

/** Signing off from the list: the item leaves at once, comes back when it was refused, and the notice can undo it. */
export function useSignOff() {
  const t = useTranslations('inbox');
  const common = useTranslations('common.actions');
  const confirm = useTranslations('runs.confirm');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [gone, leave] = useOptimistic<string[], string>([], (ids, id) => [...ids, id]);

  function signOff({ checkpointId, revision, title }: InboxItem) {
    if (!checkpointId) return;
    startTransition(async () => {
      leave(checkpointId);
      const result = await confirmCheckpointAction({ checkpointId, revision });
      if (!result.ok) {
        if (isOutdated(result)) notify.info(confirm('changed'));
        else notify.error(errors(result.code));
        return router.refresh();
      }
      const { checkpoint, run } = result.value;
      // One signature of several cannot be taken back.
      const isPartial = checkpoint.status === 'active';
      const canUndo = !isPartial && run.status !== 'completed';
      notify.success(t(isPartial ? 'signed' : 'confirmed', { title }), {
        action: canUndo ? { label: common('undo'), run: () => takeBack(checkpointId, title) } : undefined,
      });
    });
  }

  function takeBack(checkpointId: string, title: string) {
    startTransition(async () => {
      const result = await reopenCheckpointAction({ checkpointId });
      if (result.ok) notify.info(t('undone', { title }));
      else notify.error(errors(result.code));
    });
  }

  return { gone, signOff };
}
