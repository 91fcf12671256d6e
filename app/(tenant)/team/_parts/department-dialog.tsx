'use client';

import { Pencil, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextInput } from '@/app/_ui/text-input';
import type { DepartmentItem } from '@/lib/platform/identity/list-departments';

import { createDepartmentAction, updateDepartmentAction } from '../actions';
import { possibleParents } from './possible-parents';

type Props = { department?: DepartmentItem; departments: DepartmentItem[] };

/** A new department; or another name or place for one there is. */
export function DepartmentDialog({ department, departments }: Props) {
  const t = useTranslations('team.departments');
  const errors = useTranslations('errors');
  const formId = useId();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const taken = failure?.code === 'name_taken';

  function change(next: boolean) {
    setOpen(next);
    setFailure(undefined);
  }

  function submit(form: FormData) {
    const name = String(form.get('name') ?? '').trim();
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
      if (result.ok) {
        change(false);
        notify.success(t('saved', { name }));
        return;
      }
      if (result.code !== 'conflict') return setFailure(result);
      change(false);
      notify.error(errors('conflict'));
      router.refresh();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      size="sm"
      title={department ? t('editTitle', { name: department.name }) : t('add')}
      trigger={
        department ? (
          <IconButton icon={<Pencil aria-hidden />} label={t('edit', { name: department.name })} />
        ) : (
          <Button icon={<Plus aria-hidden />}>{t('add')}</Button>
        )
      }
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          {t(department ? 'save' : 'create')}
        </Button>
      }
    >
      <form
        id={formId}
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {failure && !taken && (
          <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
        )}
        <Field label={t('name')} required error={taken ? errors('name_taken') : undefined}>
          <TextInput
            name="name"
            defaultValue={department?.name}
            required
            maxLength={100}
            autoComplete="off"
          />
        </Field>
        <Field label={t('parent')} hint={t('parentHint')}>
          <Combobox
            name="parentId"
            placeholder={t('none')}
            defaultValue={department?.parentId ?? ''}
            options={possibleParents(departments, department?.id).map((each) => ({
              value: each.id,
              label: each.name,
            }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
