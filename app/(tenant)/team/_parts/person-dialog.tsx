'use client';

import { Pencil, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { MultiCombobox } from '@/app/_ui/multi-combobox';
import { notify } from '@/app/_ui/notify';
import { OverlayFooter } from '@/app/_ui/overlay-footer';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { inviteUserAction, updateUserAction } from '../actions';

type Props = {
  user?: UserItem;
  roles: { key: string; name: string }[];
  departments: { id: string; name: string }[];
};
type Failure = Extract<ActionResult<unknown>, { ok: false }>;

/** Inviting somebody, or changing name, role and departments of somebody who is here. */
export function PersonDialog({ user, roles, departments }: Props) {
  const t = useTranslations('team');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const [memberOf, setMemberOf] = useState(user?.departments.map((each) => each.id) ?? []);
  const [leads, setLeads] = useState(
    user?.departments.filter((each) => each.isLead).map((each) => each.id) ?? [],
  );
  const options = departments.map((each) => ({ value: each.id, label: each.name }));

  function submit(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const shared = {
      name: text('name'),
      jobTitle: text('jobTitle'),
      roleKey: text('role'),
      departments: memberOf.map((id) => ({ id, isLead: leads.includes(id) })),
    };
    startTransition(async () => {
      const result = user
        ? await updateUserAction({ ...shared, userId: user.id, revision: user.revision })
        : await inviteUserAction({ ...shared, email: text('email') });
      if (!result.ok) return setFailure(result);
      setFailure(null);
      setOpen(false);
      notify.success(t(user ? 'edit.done' : 'invite.done', { name: shared.name }));
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t(user ? 'edit.title' : 'invite.title')}
      description={user ? undefined : t('invite.text')}
      trigger={
        user ? (
          <IconButton icon={<Pencil aria-hidden />} label={t('edit.button', { name: user.name })} />
        ) : (
          <Button variant="primary" icon={<UserPlus aria-hidden />}>
            {t('invite.button')}
          </Button>
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
        <Field label={t('invite.name')} required>
          <TextInput name="name" defaultValue={user?.name} required maxLength={200} />
        </Field>
        {!user && (
          <Field label={t('invite.email')} required>
            <TextInput name="email" type="email" required maxLength={320} />
          </Field>
        )}
        <Field label={t('invite.jobTitle')}>
          <TextInput name="jobTitle" defaultValue={user?.jobTitle ?? ''} maxLength={200} />
        </Field>
        <Field label={t('invite.role')} hint={user ? t('edit.roleHint') : undefined}>
          <Select
            name="role"
            defaultValue={user?.role.key ?? 'employee'}
            options={roles.map((role) => ({
              value: role.key,
              label: t.has(`roles.${role.key}` as 'roles.admin')
                ? t(`roles.${role.key}` as 'roles.admin')
                : role.name,
            }))}
          />
        </Field>
        <Field label={t('invite.departments')}>
          <MultiCombobox options={options} value={memberOf} onChange={setMemberOf} />
        </Field>
        <Field label={t('edit.leads')} hint={t('edit.leadsHint')}>
          <MultiCombobox
            options={options.filter((each) => memberOf.includes(each.value))}
            value={leads}
            onChange={setLeads}
          />
        </Field>
        <OverlayFooter>
          <Button type="submit" variant="primary" pending={pending}>
            {t(user ? 'edit.save' : 'invite.submit')}
          </Button>
        </OverlayFooter>
      </form>
    </Dialog>
  );
}
