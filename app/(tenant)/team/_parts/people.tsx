import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';

import { Avatar } from '@/app/_ui/avatar';
import { Badge } from '@/app/_ui/badge';
import { DataTable } from '@/app/_ui/data-table';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import type { UserItem } from '@/lib/platform/identity/list-users';

import { isFiltered, type TeamSearch, teamAddress } from '../address';
import { loadPeople, type Team } from '../loaders';
import { PeopleFilter } from './people-filter';
import { PersonMenu } from './person-menu';
import { roleWord } from './role-word';

const tones = { active: 'done', invited: 'open', inactive: 'off' } as const;

export async function People({ search, team }: { search: TeamSearch; team: Team }) {
  const [t, users] = await Promise.all([getTranslations('team'), loadPeople(search)]);
  const columns = [
    { id: 'person', label: t('columns.person'), card: 'title' as const, width: '36%' },
    { id: 'role', label: t('columns.role'), card: 'labelled' as const },
    { id: 'departments', label: t('columns.departments'), card: 'labelled' as const },
    { id: 'status', label: t('columns.status'), card: 'labelled' as const },
    ...(team.manages
      ? [{ id: 'actions', label: t('columns.actions'), card: 'plain' as const, width: '4rem' }]
      : []),
  ];

  return (
    <>
      <PeopleFilter
        search={search}
        departments={team.departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {users.items.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={t('empty.title')}
          action={isFiltered(search) && <LinkButton href="/team">{t('filter.reset')}</LinkButton>}
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('tabs.people')}
          columns={columns}
          rows={users.items.map((user) => ({
            id: user.id,
            name: user.name,
            cells: {
              person: <Who user={user} />,
              role: roleWord(t, user.role),
              departments: <Departments of={user} />,
              status: <Badge tone={tones[user.status]}>{t(`status.${user.status}`)}</Badge>,
              actions: user.may.manage && (
                <PersonMenu
                  key={user.revision}
                  user={user}
                  roles={team.grantable}
                  departments={team.reachable}
                  mayEdit={mayEdit(user, team)}
                  isMe={user.id === team.myId}
                />
              ),
            },
          }))}
        />
      )}
      {(search.cursor || users.nextCursor) && (
        <nav aria-label={t('paging')} className="mt-5 flex justify-between gap-2">
          {search.cursor ? <LinkButton href={teamAddress(search)}>{t('newest')}</LinkButton> : <span />}
          {users.nextCursor && (
            <LinkButton href={teamAddress(search, { cursor: users.nextCursor })}>{t('more')}</LinkButton>
          )}
        </nav>
      )}
    </>
  );
}

function Who({ user }: { user: UserItem }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={user.name} hidden />
      <span className="min-w-0">
        <span className="block font-strong">{user.name}</span>
        <span className="block text-sm font-normal wrap-anywhere text-ink-soft">{user.email}</span>
        {user.jobTitle && <span className="block text-sm font-normal text-ink-faint">{user.jobTitle}</span>}
      </span>
    </span>
  );
}

function Departments({ of: { departments } }: { of: UserItem }) {
  const t = useTranslations('team');
  if (departments.length === 0) return <span className="text-ink-faint">{t('noDepartment')}</span>;

  return (
    <span>
      {departments.map(({ id, name, isLead }) => (
        <span key={id} className="block">
          {isLead ? t('leads', { department: name }) : name}
        </span>
      ))}
    </span>
  );
}

/** Whoever manages some departments changes only people who are nowhere else and lead nothing. */
function mayEdit(user: UserItem, team: Team): boolean {
  if (team.managesAll) return true;
  const reachable = new Set(team.reachable.map(({ id }) => id));
  return user.departments.every(({ id, isLead }) => reachable.has(id) && !isLead);
}
