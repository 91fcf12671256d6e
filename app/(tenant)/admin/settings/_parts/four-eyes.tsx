'use client';

import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { Switch } from '@/app/_ui/switch';

import { updateSettingsAction } from '../actions';

/** Whether who took part in a run may be the only one to approve it. */
export function FourEyes({ isWanted }: { isWanted: boolean }) {
  const t = useTranslations('admin.settings');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure>();
  const [shown, show] = useOptimistic(isWanted);
  const [pending, startTransition] = useTransition();

  function save(fourEyesFinalApproval: boolean) {
    startTransition(async () => {
      show(fourEyesFinalApproval);
      const result = await updateSettingsAction({ fourEyesFinalApproval });
      if (!result.ok) return setFailure(result);
      setFailure(undefined);
      notify.success(t('saved'));
    });
  }

  return (
    <section className="mt-8 grid max-w-xl gap-2">
      <h2 className="text-lg font-heavy tracking-[-0.012em]">{t('approval')}</h2>
      {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
      <Switch
        label={t('fourEyes')}
        hint={t('fourEyesHint')}
        checked={shown}
        disabled={pending}
        onCheckedChange={save}
      />
    </section>
  );
}
