import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Avatar } from '@/app/_ui/avatar';
import { Badge } from '@/app/_ui/badge';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { TextInput } from '@/app/_ui/text-input';
import { scopeOf } from '@/lib/platform/access/authorise';
import { listDepartments } from '@/lib/platform/identity/list-departments';
import { listRoles } from '@/lib/platform/identity/list-roles';
import { listUsers, type UserItem } from '@/lib/platform/identity/list-users';

import { DepartmentDialog } from './_parts/department-dialog';
import { PersonActions } from './_parts/person-actions';
import { PersonDialog } from './_parts/person-dialog';

type Search = Partial<Record<'tab' | 'q' | 'cursor', string>>;

export async function generateMetadata() {
  return { title: (await getTranslations('team'))('title') };
}

export default async function TeamPage({ searchParams }: PageProps<'/team'>) {
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const isTree = search.tab === 'departments';
  const scope = scopeOf(ctx.actor, 'team.manage');
  const [t, roles, departments] = await Promise.all([
    getTranslations('team'),
    listRoles(ctx),
    listDepartments(ctx),
  ]);
  const reachable =
    scope === 'all'
      ? departments
      : departments.filter((each) => ctx.actor.access.departmentIds.includes(each.id));

  return (
    <ClientMessages namespaces={['team']}>
      <PageHeader
        title={t('title')}
        meta={t('lead')}
        actions={
          <>
            {isTree && scope === 'all' && <DepartmentDialog all={departments} />}
            {scope && scope !== 'own' && (
              <PersonDialog roles={grantable(roles, scope)} departments={reachable} />
            )}
          </>
        }
      />
      <LinkTabs
        label={t('tabs.label')}
        tabs={[
          { href: '/team', label: t('tabs.people'), current: !isTree },
          {
            href: '/team?tab=departments',
            label: t('tabs.departments'),
            current: isTree,
            count: departments.length,
          },
        ]}
      />
      {isTree ? (
        <ul className="mt-4 overflow-hidden rounded-lg border border-line bg-card">
          {departments.map((department) => (
            <li
              key={department.id}
              className="flex items-center gap-3 border-b border-line py-2 pr-3 pl-4 last:border-0"
            >
              <span className="min-w-0 flex-1" style={{ paddingInlineStart: `${department.depth * 1.5}rem` }}>
                <span className="block font-strong">{department.name}</span>
                <span className="block text-sm text-ink-faint">
                  {t('departments.members', { n: department.memberCount })}
                  {department.leads.length > 0 &&
                    ` · ${t('departments.leads', { names: department.leads.map((each) => each.name).join(', ') })}`}
                </span>
              </span>
              {scope === 'all' && <DepartmentDialog department={department} all={departments} />}
            </li>
          ))}
        </ul>
      ) : (
        <People search={search} roles={grantable(roles, scope)} departments={reachable} />
      )}
    </ClientMessages>
  );
}

async function People({
  search,
  roles,
  departments,
}: {
  search: Search;
  roles: { key: string; name: string }[];
  departments: { id: string; name: string }[];
}) {
  const [t, users] = await Promise.all([
    getTranslations('team'),
    orNotFound(
      listUsers(await requireCtx(), {
        q: search.q || undefined,
        cursor: search.cursor || undefined,
        limit: 50,
      }),
    ),
  ]);
  return (
    <>
      <search>
        <form className="my-4 max-w-80">
          <TextInput
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder={t('search')}
            aria-label={t('search')}
          />
        </form>
      </search>
      {users.items.length === 0 && <p className="text-md text-ink-soft">{t('empty')}</p>}
      <ul className="overflow-hidden rounded-lg border border-line bg-card empty:hidden">
        {users.items.map((user) => (
          <li
            key={user.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-0"
          >
            <PersonLine user={user} />
            {user.may.manage && (
              <span className="flex flex-wrap items-center gap-1">
                <PersonDialog key={user.revision} user={user} roles={roles} departments={departments} />
                <PersonActions user={{ id: user.id, name: user.name, status: user.status }} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex gap-2">
        {search.cursor && <LinkButton href="/team">{t('newest')}</LinkButton>}
        {users.nextCursor && (
          <LinkButton href={`/team?${new URLSearchParams({ q: search.q ?? '', cursor: users.nextCursor })}`}>
            {t('more')}
          </LinkButton>
        )}
      </div>
    </>
  );
}

async function PersonLine({ user }: { user: UserItem }) {
  const t = await getTranslations('team');
  const role = t.has(`roles.${user.role.key}` as 'roles.admin')
    ? t(`roles.${user.role.key}` as 'roles.admin')
    : user.role.name;
  return (
    <>
      <Avatar name={user.name} hidden />
      <span className="min-w-0 flex-[1_1_14rem]">
        <span className="block font-strong">{user.name}</span>
        <span className="block truncate text-sm text-ink-faint">
          {user.email}
          {user.jobTitle && ` · ${user.jobTitle}`}
        </span>
      </span>
      <span className="min-w-0 flex-[1_1_12rem] text-sm">
        {role}
        <span className="block text-ink-faint">
          {user.departments
            .map((each) => (each.isLead ? `${each.name} (${t('lead_')})` : each.name))
            .join(', ')}
        </span>
      </span>
      {user.status !== 'active' && (
        <Badge tone={user.status === 'invited' ? 'open' : 'off'}>{t(`status.${user.status}`)}</Badge>
      )}
    </>
  );
}

/** Only those who manage everybody may make somebody a lead or an admin. */
function grantable(
  roles: { key: string; name: string }[],
  scope: string | null,
): { key: string; name: string }[] {
  return scope === 'all' ? roles : roles.filter((role) => role.key === 'employee');
}
