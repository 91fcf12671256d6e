import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { SearchDocument } from '@/lib/platform/search/store-documents';

type RawRun = {
  id: string;
  revision: number;
  number: string;
  title: string;
  deckTitle: string;
  reason: string | null;
  laneTitles: string[];
  comments: string[];
  fileNames: string[];
  steps: {
    title: string;
    note: string | null;
    rejectionReason: string | null;
    values: Record<string, unknown>;
    subtasks: { title: string }[];
    confirmations: { note: string | null; fields: Record<string, unknown> }[];
  }[];
};

/** Everything a run can be found by, as it stands. */
export async function readRuns(tx: Tx, runIds: readonly string[]): Promise<SearchDocument[]> {
  const rows = await prepared<RawRun>(tx, 'read-runs-for-search', READ, [runIds]);
  return rows.map(
    ({ id, revision, number, title, deckTitle, reason, laneTitles, steps, comments, fileNames }) => ({
      subjectId: id,
      revision,
      title: `${number} ${title}`,
      heading: deckTitle,
      steps: [...laneTitles, ...steps.map((step) => step.title)],
      rest: [reason ?? '', ...steps.flatMap(textsOf), ...comments, ...fileNames],
    }),
  );
}

function textsOf(step: RawRun['steps'][number]): string[] {
  return [
    step.note ?? '',
    step.rejectionReason ?? '',
    ...wordsIn(step.values),
    ...step.confirmations.flatMap(({ note, fields }) => [note ?? '', ...wordsIn(fields)]),
    ...step.subtasks.map((subtask) => subtask.title),
  ];
}

function wordsIn(values: Record<string, unknown>): string[] {
  return Object.values(values).flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : [],
  );
}

const READ = `
  select r.id, r.revision, r.number, r.title, r.deck_title as "deckTitle", r.reason, r.lane_titles as "laneTitles",
    (select coalesce(jsonb_agg(jsonb_build_object('title', c.title, 'note', c.note, 'rejectionReason', c.rejection_reason,
        'values', c.field_values, 'subtasks', c.subtasks, 'confirmations', c.confirmations) order by c.order_index, c.position), '[]')
      from run_checkpoints c where c.run_id = r.id) as steps,
    (select coalesce(jsonb_agg(o.text order by o.created_at, o.id), '[]')
      from checkpoint_comments o where o.run_id = r.id and o.deleted_at is null) as comments,
    (select coalesce(jsonb_agg(v.name order by f.added_at, f.id), '[]')
      from checkpoint_files f join files l on l.id = f.file_id
      join file_versions v on v.file_id = f.file_id and v.number = l.current_version
      where f.run_id = r.id and f.removed_at is null) as "fileNames"
  from runs r where r.id = any($1::uuid[])`;
