import { type SQL, sql } from 'drizzle-orm';

import type { CheckpointStatus } from '@/db/schema/processes/checkpoints';
import type {
  AssigneeMode,
  Condition,
  ConfirmationType,
  FieldValue,
  FileSlot,
  FormField,
  OnReject,
  ReferenceFile,
} from '@/db/schema/processes/decks';

type Named = { id: string; name: string };

/** Who signed a version of a file, and in which of the slot's fields. */
export type RawRunSignature = {
  id: string;
  fieldKey: string;
  label: string;
  page: number;
  versionId: string;
  version: number;
  printedName: string;
  signedAt: string;
};

/** The copy of the newest version that shows its signatures; null as long as nobody has signed it. */
export type RawSignedCopy = {
  state: 'waiting' | 'ready' | 'failed';
  reason: 'broken' | 'encrypted' | 'too_long' | null;
};

/** A file of a step: the newest version in front, the older ones behind it. */
export type RawRunFile = {
  id: string;
  slotKey: string | null;
  /** Null where a guest brought it. */
  addedById: string | null;
  versions: {
    id: string;
    number: number;
    name: string;
    size: number;
    kind: 'pdf' | 'image' | 'office' | 'text' | 'svg';
    sha256: string;
    uploadedBy: string;
    /** Whether that was somebody without an account. */
    isByGuest: boolean;
    uploadedAt: string;
  }[];
  signatures: RawRunSignature[];
  signedCopy: RawSignedCopy | null;
};

export type RawRunCheckpoint = {
  id: string;
  key: string;
  title: string;
  instructions: string;
  orderIndex: number;
  position: number;
  confirmationType: ConfirmationType;
  condition: Condition | null;
  status: CheckpointStatus;
  value: string | null;
  note: string | null;
  signoffName: string | null;
  rejectionReason: string | null;
  requireNote: boolean;
  requireSignoffName: boolean;
  requireTodosDone: boolean;
  todoCount: number;
  openTodos: number;
  commentCount: number;
  assigneeMode: AssigneeMode;
  onReject: OnReject;
  subtasks: { title: string; doneBy: string | null; doneAt: string | null }[];
  fields: FormField[];
  /** The deck whose run does this step, by the title it had when the run was created. */
  subDeck: { id: string; title: string } | null;
  /** The run that does this step, or did it last. */
  subRunId: string | null;
  fieldValues: Record<string, FieldValue>;
  fileSlots: FileSlot[];
  references: ReferenceFile[];
  files: RawRunFile[];
  confirmations: {
    user: Named;
    value: string;
    note: string | null;
    signoffName: string | null;
    fields: Record<string, FieldValue>;
    at: string;
  }[];
  revision: number;
  slaLimitSeconds: number | null;
  slaWarnBeforeSeconds: number | null;
  slaActivatedAt: string | null;
  slaAccumulatedActiveSeconds: number;
  slaDueAt: string | null;
  overdueAt: string | null;
  /** When it last became active. */
  openedAt: string | null;
  decidedBy: Named | null;
  /** The name of somebody without an account, where it was one. */
  decidedByGuest: string | null;
  decidedAt: string | null;
  assignees: Named[];
  departments: Named[];
  isMine: boolean;
};

/** Every step of `runs r` with its people, as one JSON array: one statement, however many steps there are. */
export function rawCheckpointsOf(me: string | null): SQL {
  return sql`
    (select coalesce(json_agg(json_build_object(
      'id', c.id, 'key', c.key, 'title', c.title, 'instructions', c.instructions, 'orderIndex', c.order_index,
      'position', c.position, 'confirmationType', c.confirmation_type, 'condition', c.condition, 'status', c.status,
      'value', c.value, 'note', c.note, 'signoffName', c.signoff_name, 'rejectionReason', c.rejection_reason,
      'requireNote', c.require_note, 'requireSignoffName', c.require_signoff_name, 'requireTodosDone', c.require_todos_done, 'revision', c.revision,
      'assigneeMode', c.assignee_mode, 'onReject', c.on_reject, 'fields', c.fields, 'fieldValues', c.field_values,
      'subDeck', case when c.sub_deck_id is not null then json_build_object('id', c.sub_deck_id,
        'title', r.sub_versions -> c.sub_deck_id::text ->> 'title') end,
      'subRunId', case when c.sub_deck_id is not null then (select s.id from runs s
        where s.parent_run_checkpoint_id = c.id order by s.parent_activation desc limit 1) end,
      'fileSlots', c.file_slots, 'references', c.reference_files, 'files', coalesce(g.files, '[]'),
      'subtasks', (select coalesce(jsonb_agg(s.subtask - 'guest'
          || jsonb_build_object('doneBy', coalesce(d.name, s.subtask ->> 'guest')) order by s.n), '[]')
        from jsonb_array_elements(c.subtasks) with ordinality as s(subtask, n)
        left join users d on d.id = (s.subtask ->> 'doneBy')::uuid),
      'confirmations', (select coalesce(jsonb_agg(f.signed - 'userId' || jsonb_build_object('user',
          jsonb_build_object('id', x.id, 'name', x.name)) order by f.n), '[]')
        from jsonb_array_elements(c.confirmations) with ordinality as f(signed, n)
        join users x on x.id = (f.signed ->> 'userId')::uuid),
      'slaLimitSeconds', c.sla_limit_seconds, 'slaWarnBeforeSeconds', c.sla_warn_before_seconds,
      'slaActivatedAt', c.sla_activated_at, 'slaAccumulatedActiveSeconds', c.sla_accumulated_active_seconds,
      'slaDueAt', c.sla_due_at, 'overdueAt', c.overdue_at, 'openedAt', o.at, 'decidedAt', c.decided_at,
      'decidedBy', case when w.id is not null then json_build_object('id', w.id, 'name', w.name) end,
      'decidedByGuest', case when c.decided_at is not null then i.name end,
      'assignees', coalesce(p.people, '[]'), 'departments', coalesce(p.departments, '[]'), 'isMine', coalesce(p.mine, false),
      'todoCount', coalesce(todos.total, 0), 'openTodos', coalesce(todos.open, 0), 'commentCount', coalesce(talk.total, 0)
    ) order by c.order_index, c.position), '[]')
    from run_checkpoints c
    left join users w on w.id = c.decided_by
    left join guest_invitations i on i.checkpoint_id = c.id and i.activation = c.activation and i.used_at is not null
    left join (
      select a.checkpoint_id, bool_or(a.user_id = ${me}) as mine,
        json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name) filter (where u.id is not null) as people,
        json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name) filter (where d.id is not null) as departments
      from run_checkpoint_assignees a
      left join users u on u.id = a.user_id
      left join departments d on d.id = a.department_id and a.user_id is null
      where a.run_id = r.id group by a.checkpoint_id
    ) p on p.checkpoint_id = c.id
    left join (
      select k.checkpoint_id, json_agg(json_build_object('id', k.id, 'slotKey', k.slot_key, 'addedById', k.added_by,
          'versions', h.versions, 'signatures', coalesce(x.signatures, '[]'), 'signedCopy', y.copy) order by k.added_at, k.id) as files
      from checkpoint_files k
      cross join lateral (
        select json_agg(json_build_object('id', v.id, 'number', v.number, 'name', v.name, 'size', b.size, 'kind', b.kind,
            'sha256', b.sha256, 'uploadedBy', coalesce(u.name, q.name), 'isByGuest', u.id is null, 'uploadedAt', v.uploaded_at) order by v.number desc) as versions
        from file_versions v join stored_blobs b on b.id = v.blob_id left join users u on u.id = v.uploaded_by
          left join guest_invitations q on q.id = v.uploaded_by_link
        where v.file_id = k.file_id
      ) h
      cross join lateral (
        select json_agg(json_build_object('id', s.id, 'fieldKey', s.field_key, 'label', s.field ->> 'label',
            'page', (s.field ->> 'page')::int, 'versionId', s.version_id, 'version', v.number,
            'printedName', s.printed_name,
            'signedAt', to_char(s.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.number desc, s.signed_at, s.id) as signatures
        from file_signatures s join file_versions v on v.id = s.version_id where s.file_id = k.file_id
      ) x
      left join lateral (
        select json_build_object('state', m.state, 'reason', m.reason) as copy
        from file_versions v join files d on d.id = v.file_id and d.current_version = v.number
        join signed_copies m on m.version_id = v.id where v.file_id = k.file_id
      ) y on true
      where k.run_id = r.id and k.removed_at is null group by k.checkpoint_id
    ) g on g.checkpoint_id = c.id
    left join (
      select t.checkpoint_id, count(*) as total, count(*) filter (where t.done_at is null) as open
      from checkpoint_todos t where t.run_id = r.id group by t.checkpoint_id
    ) todos on todos.checkpoint_id = c.id
    left join (
      select m.checkpoint_id, count(*) as total
      from checkpoint_comments m where m.run_id = r.id and m.deleted_at is null group by m.checkpoint_id
    ) talk on talk.checkpoint_id = c.id
    left join (
      select e.checkpoint_id, max(e.at) as at from run_events e
      where e.run_id = r.id and e.type in ('checkpoint.activated', 'checkpoint.reopened') group by e.checkpoint_id
    ) o on o.checkpoint_id = c.id
    where c.run_id = r.id)`;
}
