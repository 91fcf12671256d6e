import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';

import { DepartmentDialog } from './_parts/department-dialog';
import { DepartmentTree } from './_parts/department-tree';
import { InviteDialog } from './_parts/invite-dialog';
import { People } from './_parts/people';
import type { TeamSearch } from './address';
import { loadTeam } from './loaders';

export async function generateMetadata() {
  return { title: (await getTranslations('team'))('title') };
}

export default async function TeamPage({ searchParams }: PageProps<'/team'>) {
  const search = (await searchParams) as TeamSearch;
  const isTree = search.tab === 'departments';
  const [t, team] = await Promise.all([getTranslations('team'), loadTeam()]);

  return (
    <ClientMessages namespaces={['team']}>
      <PageHeader
        title={t('title')}
        meta={t('lead')}
        actions={
          <>
            {isTree && team.managesAll && <DepartmentDialog departments={team.departments} />}
            {team.manages && (
              <InviteDialog
                roles={team.grantable}
                departments={team.reachable}
                mayNameLeads={team.managesAll}
              />
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
            count: team.departments.length,
          },
        ]}
      />
      {isTree ? (
        <DepartmentTree departments={team.departments} mayChange={team.managesAll} />
      ) : (
        <People search={search} team={team} />
      )}
    </ClientMessages>
  );
}
