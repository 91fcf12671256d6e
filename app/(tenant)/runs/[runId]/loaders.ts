import 'server-only';

import { cache } from 'react';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { listComments } from '@/lib/processes/checkpoints/list-comments';
import { listTodos } from '@/lib/processes/checkpoints/list-todos';
import { listGuests } from '@/lib/processes/guests/list-guests';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';

export const loadRun = cache(async (runId: string) => orNotFound(getRun(await requireCtx(), { runId })));

export const loadTimeline = cache(async (runId: string, limit: number, cursor?: string) =>
  orNotFound(listRunEvents(await requireCtx(), { runId, order: 'newest', limit, cursor })),
);

export const loadComments = cache(async (checkpointId: string, limit: number, cursor?: string) =>
  orNotFound(listComments(await requireCtx(), { checkpointId, limit, cursor })),
);

export const loadGuests = cache(async (checkpointId: string) =>
  orNotFound(listGuests(await requireCtx(), { checkpointId })),
);

export const loadTodos = cache(async (checkpointId: string) =>
  orNotFound(listTodos(await requireCtx(), { checkpointId, limit: 200 })),
);
