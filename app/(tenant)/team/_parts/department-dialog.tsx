'use client';

import { Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';
import { OverlayFooter } from '@/app/_ui/overlay-footer';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import type { DepartmentItem } from '@/lib/platform/identity/list-departments';

import { createDepartmentAction, deleteDepartmentAction, updateDepartmentAction } from '../actions';

type Failure = Extract<ActionResult<unknown>, { ok: false }>;
type Props = { department?: DepartmentItem; all: DepartmentItem[] };

export function DepartmentDialog({ department, all }: Props) {
  const t = useTranslations('team.departments');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(form: FormData) {
    const name = String(form.get('name') ?? '');
    const parentId = String(form.get('parentId') ?? '') || null;
    startTransition(async () => {
      const result = department
        ? await updateDepartmentAction({
            departmentId: department.id,
            revision: department.revision,
            name,
            parentId,
          })
        : await createDepartmentAction({ name, parentId });
      if (!result.ok) return setFailure(result);
      setFailure(null);
      setOpen(false);
      notify.success(t('saved'));
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t(department ? 'editTitle' : 'add')}
      trigger={
        department ? (
          <IconButton icon={<Pencil aria-hidden />} label={t('edit', { name: department.name })} />
        ) : (
          <Button icon={<Plus aria-hidden />}>{t('add')}</Button>
        )
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
        <Field label={t('name')} required>
          <TextInput name="name" defaultValue={department?.name} required maxLength={100} />
        </Field>
        <Field label={t('parent')}>
          <Select
            name="parentId"
            defaultValue={department?.parentId ?? ''}
            options={[
              { value: '', label: t('none') },
              ...all.flatMap((each) =>
                each.id === department?.id ? [] : [{ value: each.id, label: each.name }],
              ),
            ]}
          />
        </Field>
        <OverlayFooter>
          <Button type="submit" variant="primary" pending={pending}>
            {t(department ? 'save' : 'create')}
          </Button>
          {department && <DeleteDepartment department={department} />}
        </OverlayFooter>
      </form>
    </Dialog>
  );
}

function DeleteDepartment({ department }: { department: DepartmentItem }) {
  const t = useTranslations('team.departments');
  const errors = useTranslations('errors');
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">{t('delete')}</Button>}
      title={t('deleteTitle', { name: department.name })}
      confirmLabel={t('delete')}
      onConfirm={async () => {
        const result = await deleteDepartmentAction({ departmentId: department.id });
        if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
        notify.success(t('deleted', { name: department.name }));
        return undefined;
      }}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}
