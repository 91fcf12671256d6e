'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { notify } from '@/app/_ui/notify';

import { inviteUserAction } from '../actions';
import { type PersonChoices, PersonForm, type PersonValues } from './person-form';

export function InviteDialog({
  roles,
  departments,
  mayNameLeads,
}: PersonChoices & { mayNameLeads: boolean }) {
  const t = useTranslations('team.invite');
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();

  function change(next: boolean) {
    setOpen(next);
    setFailure(undefined);
  }

  function invite(values: PersonValues) {
    startTransition(async () => {
      const result = await inviteUserAction(values);
      if (!result.ok) return setFailure(result);
      change(false);
      notify.success(t('done', { name: values.name }));
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('title')}
      description={t('text')}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          {t('button')}
        </Button>
      }
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          {t('submit')}
        </Button>
      }
    >
      <PersonForm
        id={formId}
        roles={roles}
        departments={departments}
        mayNameLeads={mayNameLeads}
        failure={failure}
        onSubmit={invite}
      />
    </Dialog>
  );
}
