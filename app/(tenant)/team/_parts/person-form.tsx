'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Field } from '@/app/_ui/field';
import { MultiCombobox } from '@/app/_ui/multi-combobox';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { roleWord } from './role-word';

export type PersonValues = {
  name: string;
  email: string;
  jobTitle: string;
  roleKey: string;
  locale: 'de' | 'en';
  departments: { id: string; isLead: boolean }[];
};

export type PersonChoices = {
  /** Roles to choose from; with none, people keep theirs and new ones are employees. */
  roles: { key: string; name: string }[];
  departments: { id: string; name: string }[];
};

/** Who somebody is and where they belong; without `user` for somebody new. */
export function PersonForm({
  id,
  user,
  roles,
  departments,
  mayNameLeads,
  failure,
  onSubmit,
}: PersonChoices & {
  id: string;
  user?: UserItem;
  mayNameLeads: boolean;
  failure?: ActionFailure;
  onSubmit: (values: PersonValues) => void;
}) {
  const t = useTranslations('team');
  const errors = useTranslations('errors');
  const [memberOf, setMemberOf] = useState(() => initialDepartments(user, departments));
  const [leads, setLeads] = useState(
    () => user?.departments.filter(({ isLead }) => isLead).map((each) => each.id) ?? [],
  );
  const [isHomeless, setHomeless] = useState(false);
  const options = departments.map((each) => ({ value: each.id, label: each.name }));
  const takenEmail = failure?.code === 'email_taken';
  const wrong = (pointer: string) =>
    failure?.problems.some((problem) => problem.pointer === pointer) ? t('form.check') : undefined;

  function submit(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    // Without a department nobody but the administration could manage the person.
    const homeless = !mayNameLeads && memberOf.length === 0;
    setHomeless(homeless);
    if (homeless) return;
    onSubmit({
      name: text('name'),
      email: text('email'),
      jobTitle: text('jobTitle'),
      roleKey: text('role') || (user?.role.key ?? 'employee'),
      locale: text('locale') === 'en' ? 'en' : 'de',
      departments: memberOf.map((each) => ({ id: each, isLead: leads.includes(each) })),
    });
  }

  return (
    <form
      id={id}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {failure && !takenEmail && (
        <Problem message={errors(failure.code)} correlationId={failure.correlationId} />
      )}
      <Field label={t('form.name')} required error={wrong('/name')}>
        <TextInput name="name" defaultValue={user?.name} required maxLength={200} autoComplete="off" />
      </Field>
      {!user && (
        <Field label={t('form.email')} required error={takenEmail ? errors('email_taken') : wrong('/email')}>
          <TextInput name="email" type="email" required maxLength={320} autoComplete="off" />
        </Field>
      )}
      <Field label={t('form.jobTitle')} error={wrong('/jobTitle')}>
        <TextInput name="jobTitle" defaultValue={user?.jobTitle ?? ''} maxLength={200} autoComplete="off" />
      </Field>
      {roles.length > 0 && (
        <Field label={t('form.role')} hint={user && t('form.roleHint')}>
          <Select
            name="role"
            defaultValue={user?.role.key ?? 'employee'}
            options={roles.map((role) => ({ value: role.key, label: roleWord(t, role) }))}
          />
        </Field>
      )}
      <Field
        label={t('form.departments')}
        required={!mayNameLeads}
        error={isHomeless ? t('form.departmentMissing') : undefined}
      >
        <MultiCombobox options={options} value={memberOf} onChange={setMemberOf} />
      </Field>
      {mayNameLeads && memberOf.length > 0 && (
        <Field label={t('form.leads')} hint={t('form.leadsHint')}>
          <MultiCombobox
            options={options.filter((each) => memberOf.includes(each.value))}
            value={leads.filter((each) => memberOf.includes(each))}
            onChange={setLeads}
          />
        </Field>
      )}
      {!user && <MailLanguage />}
    </form>
  );
}

function MailLanguage() {
  const t = useTranslations('team.form');
  const common = useTranslations('common.locale');

  return (
    <Field label={t('locale')} hint={t('localeHint')}>
      <Select
        name="locale"
        defaultValue={useLocale()}
        options={(['de', 'en'] as const).map((locale) => ({ value: locale, label: common(locale) }))}
      />
    </Field>
  );
}

/** Somebody new comes into the only department there is to choose. */
function initialDepartments(user: UserItem | undefined, departments: PersonChoices['departments']): string[] {
  if (user) return user.departments.map((each) => each.id);
  return departments.length === 1 ? departments.map((each) => each.id) : [];
}
