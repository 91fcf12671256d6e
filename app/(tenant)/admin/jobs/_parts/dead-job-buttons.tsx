'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { notify } from '@/app/_ui/notify';

import { dismissDeadJobAction, retryDeadJobAction } from '../actions';

export function DeadJobButtons({ deadJobId }: { deadJobId: string }) {
  const t = useTranslations('admin.jobs');
  const errors = useTranslations('errors');
  const [pending, startTransition] = useTransition();

  function run(action: (input: { deadJobId: string }) => Promise<ActionResult<void>>, done: string) {
    startTransition(async () => {
      const result = await action({ deadJobId });
      if (result.ok) notify.success(done);
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <div className="flex gap-2">
      <Button size="sm" disabled={pending} onClick={() => run(retryDeadJobAction, t('retried'))}>
        {t('retry')}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        disabled={pending}
        onClick={() => run(dismissDeadJobAction, t('dismissed'))}
      >
        {t('dismiss')}
      </Button>
    </div>
  );
}
