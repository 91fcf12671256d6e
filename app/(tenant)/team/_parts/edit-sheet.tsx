'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { notify } from '@/app/_ui/notify';
import { Sheet } from '@/app/_ui/sheet';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { updateUserAction } from '../actions';
import { type PersonChoices, PersonForm, type PersonValues } from './person-form';

export function EditSheet({
  user,
  roles,
  departments,
  open,
  onClose,
}: PersonChoices & { user: UserItem; open: boolean; onClose: () => void }) {
  const t = useTranslations('team.edit');
  const errors = useTranslations('errors');
  const formId = useId();
  const router = useRouter();
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();

  function close() {
    setFailure(undefined);
    onClose();
  }

  function save({ name, jobTitle, roleKey, departments: memberOf }: PersonValues) {
    startTransition(async () => {
      const { id: userId, revision } = user;
      const result = await updateUserAction({
        userId,
        revision,
        name,
        jobTitle,
        roleKey,
        departments: memberOf,
      });
      if (result.ok) {
        close();
        notify.success(t('done', { name }));
        return;
      }
      if (result.code !== 'conflict') return setFailure(result);
      close();
      notify.error(errors('conflict'));
      router.refresh();
    });
  }

  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && close()}
      title={t('title', { name: user.name })}
      description={user.email}
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          {t('save')}
        </Button>
      }
    >
      <PersonForm
        id={formId}
        user={user}
        roles={roles}
        departments={departments}
        mayNameLeads={roles.length > 0}
        failure={failure}
        onSubmit={save}
      />
    </Sheet>
  );
}
