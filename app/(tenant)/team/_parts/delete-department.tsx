'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';

import { deleteDepartmentAction } from '../actions';

export function DeleteDepartment({ department: { id, name } }: { department: { id: string; name: string } }) {
  const t = useTranslations('team.departments');
  const errors = useTranslations('errors');

  async function remove() {
    const result = await deleteDepartmentAction({ departmentId: id });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t('deleted', { name }));
  }

  return (
    <ConfirmDialog
      trigger={<IconButton icon={<Trash2 aria-hidden />} label={t('deleteLabel', { name })} />}
      title={t('deleteTitle', { name })}
      confirmLabel={t('delete')}
      onConfirm={remove}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}
