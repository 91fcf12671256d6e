import { type SQL, sql } from 'drizzle-orm';

import type { RunStatus } from '@/db/schema/processes/runs';
import type { Actor } from '@/lib/platform/core/ctx';

import { visibleRuns } from './filter-visible-runs';

/** A run beside, above or below another one. */
export type RelatedRun = {
  id: string;
  number: string;
  title: string;
  status: RunStatus;
  outcome: string | null;
  depth: number;
  parentRunId: string | null;
  /** The step it does, and which of the step's activations. */
  checkpointId: string | null;
  activation: number | null;
  checkpointCount: number;
  finishedCheckpoints: number;
};

/** So many runs of a tree are shown with a run. */
const MOST_RELATED = 200;

/**
 * The tree `runs r` belongs to, as far as the actor may see it, from the root downwards; empty for a run alone. Where it
 * is too large, those around this run come first.
 */
export function treeOf(actor: Actor): SQL {
  return sql`
    (select json_build_object('isCut', coalesce(max(t.total) > ${MOST_RELATED}, false), 'runs', coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'title', t.title, 'status', t.status,
        'outcome', t.outcome, 'depth', t.depth, 'parentRunId', t.parent_run_id, 'checkpointId', t.parent_run_checkpoint_id,
        'activation', t.parent_activation, 'checkpointCount', t.checkpoint_count,
        'finishedCheckpoints', t.finished_checkpoints) order by t.depth, t.created_at, t.id), '[]'))
    from (
      select part.*, count(*) over () as total from (
        select * from runs where root_run_id = r.root_run_id and depth > 0
        union all select * from runs where id = r.root_run_id
          and exists (select from runs below where below.root_run_id = r.root_run_id and below.depth > 0)
      ) part where ${visibleRuns(actor, 'part')} 
      order by part.id = r.id or part.id = any(r.ancestor_ids) desc, part.parent_run_id = r.id desc nulls last,
        part.depth, part.created_at, part.id limit ${MOST_RELATED}
    ) t)`;
}
