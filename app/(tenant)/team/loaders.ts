import 'server-only';

import { cache } from 'react';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { scopeOf } from '@/lib/platform/access/authorise';
import { listDepartments } from '@/lib/platform/identity/list-departments';
import { listRoles } from '@/lib/platform/identity/list-roles';
import { listUsers } from '@/lib/platform/identity/list-users';

import { filterOf, type TeamSearch } from './address';

const PAGE = 50;

export type Team = Awaited<ReturnType<typeof loadTeam>>;

/** The departments, and what of them and of the roles the caller may give to somebody. */
export const loadTeam = cache(async () => {
  const ctx = await requireCtx();
  const scope = scopeOf(ctx.actor, 'team.manage');
  const [roles, departments] = await Promise.all([listRoles(ctx), listDepartments(ctx)]);
  const managesAll = scope === 'all';
  const mine = new Set(ctx.actor.access.departmentIds);

  return {
    myId: ctx.actor.id,
    departments,
    managesAll,
    manages: managesAll || scope === 'department',
    /** None where there is nothing to choose. */
    grantable: managesAll ? roles : [],
    reachable: departments
      .filter(({ id }) => managesAll || mine.has(id))
      .map(({ id, name }) => ({ id, name })),
  };
});

export const loadPeople = cache(async (search: TeamSearch) =>
  orNotFound(listUsers(await requireCtx(), { ...filterOf(search), limit: PAGE })),
);
