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
  return rows.map(({ id, revision, number, title, deckTitle, reason, laneTitles, steps }) => ({
    subjectId: id,
    revision,
    title: `${number} ${title}`,
    heading: deckTitle,
    steps: [...laneTitles, ...steps.map((step) => step.title)],
    rest: [reason ?? '', ...steps.flatMap(textsOf)],
  }));
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
      from run_checkpoints c where c.run_id = r.id) as steps
  from runs r where r.id = any($1::uuid[])`;
