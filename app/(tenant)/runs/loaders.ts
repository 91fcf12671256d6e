import 'server-only';

import { cache } from 'react';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { countRuns } from '@/lib/processes/runs/count-runs';
import { listRuns } from '@/lib/processes/runs/list-runs';
import { listViews } from '@/lib/processes/runs/list-views';

import { filterOf, type RunSearch, sortOf, tabOf } from './address';

const PAGE = 30;

export const loadRuns = cache(async (search: RunSearch) => {
  const ctx = await requireCtx();
  const filter = filterOf(search);
  const [page, counts, views] = await Promise.all([
    orNotFound(
      listRuns(ctx, {
        tab: tabOf(search),
        sort: sortOf(search),
        ...filter,
        cursor: search.cursor || undefined,
        limit: PAGE,
      }),
    ),
    orNotFound(countRuns(ctx, filter)),
    listViews(ctx),
  ]);
  return { ...page, counts, views };
});

/** The names behind the ids of a filter by person or department. */
export const loadNames = cache(async () => {
  const { users, departments } = await listPeopleOptions(await requireCtx(), { limit: 500 });
  return new Map([...users, ...departments].map(({ id, name }) => [id, name]));
});
