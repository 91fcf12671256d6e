import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { SearchDocument } from '@/lib/platform/search/store-documents';
import { mentionPattern } from '@/lib/processes/checkpoints/inputs';

type RawRun = {
  id: string;
  revision: number;
  number: string;
  title: string;
  deckTitle: string;
  reason: string | null;
  laneTitles: string[];
  fileNames: string[];
  steps: {
    title: string;
    note: string | null;
    rejectionReason: string | null;
    values: Record<string, unknown>;
    subtasks: { title: string }[];
    confirmations: { note: string | null; fields: Record<string, unknown> }[];
  }[];
  /** What was planned and said about its steps, the newest first. */
  todos: string[];
  comments: string[];
};

/** Everything a run can be found by, as it stands. */
export async function readRuns(tx: Tx, runIds: readonly string[]): Promise<SearchDocument[]> {
  const rows = await prepared<RawRun>(tx, 'read-runs-for-search', READ, [runIds]);
  return rows.map(
    ({ id, revision, number, title, deckTitle, reason, laneTitles, steps, todos, comments, fileNames }) => ({
      subjectId: id,
      revision,
      title: `${number} ${title}`,
      heading: deckTitle,
      steps: [...laneTitles, ...steps.map((step) => step.title)],
      rest: [reason ?? '', ...steps.flatMap(textsOf), ...todos, ...comments.map(withoutIds), ...fileNames],
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

/** Whoever is named in a comment stands there as an id, which nobody looks for. */
function withoutIds(comment: string): string {
  return comment.replace(mentionPattern, '');
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
    (select coalesce(jsonb_agg(v.name order by f.added_at, f.id), '[]')
      from checkpoint_files f join files l on l.id = f.file_id
      join file_versions v on v.file_id = f.file_id and v.number = l.current_version
      where f.run_id = r.id and f.removed_at is null) as "fileNames",
    (select coalesce(jsonb_agg(t.title), '[]') from (
      select t.title from checkpoint_todos t where t.run_id = r.id order by t.id desc limit 200) t) as todos,
    (select coalesce(jsonb_agg(m.text), '[]') from (
      select left(m.text, 2000) as text from checkpoint_comments m
      where m.run_id = r.id and m.deleted_at is null order by m.changed_at desc limit 200) m) as comments
  from runs r where r.id = any($1::uuid[])`;
