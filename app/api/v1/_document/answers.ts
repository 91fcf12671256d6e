import { z } from 'zod';

import type { AuditEntry } from '@/lib/platform/audit/list-audit';
import type { AuditVerdict } from '@/lib/platform/audit/verify-audit';
import type { AddedFile } from '@/lib/processes/checkpoints/add-file';
import type { DecidedCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import type { Comment } from '@/lib/processes/checkpoints/list-comments';
import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';
import type { Todo } from '@/lib/processes/checkpoints/list-todos';
import type { getDeck } from '@/lib/processes/decks/get-deck';
import type { ImportedDeck } from '@/lib/processes/decks/import-deck';
import {
  assigneeModes,
  conditionInput,
  confirmationTypes,
  draftInput,
  fileSlotInput,
  formFieldInput,
  referenceInput,
  rejectionModes,
} from '@/lib/processes/decks/inputs';
import type { listDecks } from '@/lib/processes/decks/list-decks';
import { deckFile } from '@/lib/processes/decks/rules/deck-file';
import type { RunEvent } from '@/lib/processes/runs/list-run-events';
import type { RunListItem } from '@/lib/processes/runs/list-runs';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';
import { misfirePolicies, overlapPolicies, scheduleRule } from '@/lib/processes/schedules/inputs';
import type { ScheduleView } from '@/lib/processes/schedules/show-schedule';
import type { SearchAnswer } from '@/lib/processes/search/search-all';
import type { getVersion } from '@/lib/processes/versions/get-version';
import type { listVersions } from '@/lib/processes/versions/list-versions';

// What the API answers, as shapes. Each is held to the type its query returns by the compiler, and to real answers
// by the tests, so that the document cannot say anything else than the product does.

type Json<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Json<T[Key]> } : T;
type Answered<Query extends (...given: never[]) => Promise<unknown>> = Json<Awaited<ReturnType<Query>>>;

const time = z.iso.datetime({ precision: 3 });
const id = z.uuid();
const named = z.strictObject({ id, name: z.string() });
const status = z.enum(['pending', 'active', 'completed', 'rejected', 'skipped']);
const runStatus = z.enum([
  'pending',
  'active',
  'paused',
  'awaiting_final_approval',
  'completed',
  'rejected',
  'cancelled',
]);
const confirmationType = z.enum(confirmationTypes);
const problem = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const meShape = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  tenant: z.strictObject({ id, slug: z.string(), name: z.string() }),
  permissions: z.record(z.string(), z.enum(['own', 'department', 'all'])),
});

export const protocolStateShape = z.strictObject({
  status: z.enum(['queued', 'rendering', 'failed']),
  progress: z.int(),
});

export const deckItemShape = z.strictObject({
  id,
  title: z.string(),
  description: z.string(),
  status: z.enum(['active', 'archived']),
  currentVersion: z.int().nullable(),
  laneCount: z.int(),
  checkpointCount: z.int(),
  updatedAt: time,
  departmentId: id.nullable(),
  departmentName: z.string().nullable(),
  pinned: z.boolean(),
  may: z.strictObject({
    edit: z.boolean(),
    start: z.boolean(),
    archive: z.boolean(),
    delete: z.boolean(),
  }),
}) satisfies z.ZodType<Answered<typeof listDecks>['items'][number]>;

const pieces = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));
const shown = { id, title: z.string(), marked: pieces, excerpt: pieces.nullable() };

export const searchShape = z.strictObject({
  decks: z.array(
    z.strictObject({
      ...shown,
      status: z.enum(['active', 'archived']),
      departmentName: z.string().nullable(),
    }),
  ),
  runs: z.array(
    z.strictObject({
      ...shown,
      number: z.string(),
      status: runStatus,
      deckTitle: z.string(),
      archived: z.boolean(),
    }),
  ),
  users: z.array(z.strictObject({ ...named.shape, email: z.string(), jobTitle: z.string().nullable() })),
}) satisfies z.ZodType<Json<SearchAnswer>>;

export const importedDeckShape = z.strictObject({
  id,
  title: z.string(),
  laneCount: z.int(),
  checkpointCount: z.int(),
  warnings: z.array(problem),
}) satisfies z.ZodType<Json<ImportedDeck>>;

export const deckFileShape = deckFile;

export const deckShape = z.strictObject({
  id,
  title: z.string(),
  description: z.string(),
  status: z.enum(['active', 'archived']),
  revision: z.int(),
  currentVersion: z.int().nullable(),
  ownerId: id,
  departmentId: id.nullable(),
  updatedAt: time,
  draft: draftInput,
  problems: z.array(problem),
  warnings: z.array(problem),
  people: z.array(z.strictObject({ ...named.shape, status: z.enum(['active', 'invited', 'inactive']) })),
  departments: z.array(named),
  subDecks: z.array(z.strictObject({ id, title: z.string(), isPublished: z.boolean() })),
  changedSincePublish: z.boolean(),
  may: z.strictObject({
    edit: z.boolean(),
    publish: z.boolean(),
    start: z.boolean(),
    archive: z.boolean(),
    share: z.boolean(),
    delete: z.boolean(),
  }),
}) satisfies z.ZodType<Answered<typeof getDeck>>;

export const scheduleShape = z.strictObject({
  id,
  title: z.string(),
  status: z.enum(['active', 'suspended', 'ended']),
  deck: z.strictObject({ id, title: z.string() }),
  starter: named,
  rule: scheduleRule,
  timeZone: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  misfire: z.enum(misfirePolicies),
  overlap: z.enum(overlapPolicies),
  nextDueAt: time.nullable(),
  suspendedAt: time.nullable(),
  suspendedReason: z
    .enum(['by_person', 'deck_archived', 'deck_unpublished', 'starter_inactive', 'starter_not_allowed'])
    .nullable(),
  revision: z.int(),
}) satisfies z.ZodType<Json<ScheduleView>>;

export const deletedShape = z.strictObject({ id });

export const savedDraftShape = z.strictObject({
  revision: z.int(),
  problems: z.array(problem),
  warnings: z.array(problem),
});

export const deckStatusShape = z.strictObject({ id, status: z.enum(['active', 'archived']) });

export const publishedShape = z.strictObject({ version: z.int() });

const versionHead = {
  number: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  note: z.string(),
  publishedAt: time,
  publishedBy: named,
};

export const versionItemShape = z.strictObject(versionHead) satisfies z.ZodType<
  Answered<typeof listVersions>['items'][number]
>;

export const versionShape = z.strictObject({
  ...versionHead,
  snapshot: draftInput.extend({ format: z.literal('laufkarte.snapshot/1') }),
}) satisfies z.ZodType<Answered<typeof getVersion>>;

const place = z.strictObject({ lane: z.int(), laneTitle: z.string(), position: z.int() });
const step = { checkpoint: z.string(), title: z.string() };
const change = { field: z.string(), from: z.unknown(), to: z.unknown() };

export const versionDiffShape = z.strictObject({
  deck: z.array(z.strictObject(change)),
  lanes: z.array(
    z.strictObject({
      change: z.enum(['added', 'removed', 'renamed', 'moved']),
      from: z.strictObject({ index: z.int(), title: z.string() }).nullable(),
      to: z.strictObject({ index: z.int(), title: z.string() }).nullable(),
    }),
  ),
  added: z.array(z.strictObject({ ...step, place })),
  removed: z.array(z.strictObject({ ...step, place })),
  moved: z.array(z.strictObject({ ...step, from: place, to: place })),
  changed: z.array(z.strictObject({ ...step, ...change })),
  people: z.array(named),
  departments: z.array(named),
  decks: z.array(named),
  steps: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      fields: z.array(z.strictObject({ key: z.string(), label: z.string() })),
    }),
  ),
});

export const runItemShape = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  status: runStatus,
  outcome: z.string().nullable(),
  deck: z.strictObject({ id, title: z.string(), version: z.int() }),
  startedBy: named,
  departmentName: z.string().nullable(),
  parentRunId: id.nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  completedAt: time.nullable(),
  archivedAt: time.nullable(),
  checkpointCount: z.int(),
  finishedCheckpoints: z.int(),
  openCheckpoints: z.int(),
  overdue: z.boolean(),
  nextDueAt: time.nullable(),
}) satisfies z.ZodType<Json<RunListItem>>;

export const runFileShape = z.strictObject({
  id,
  slotKey: z.string().nullable(),
  addedById: id.nullable(),
  mayChange: z.boolean(),
  versions: z.array(
    z.strictObject({
      id,
      number: z.int(),
      name: z.string(),
      size: z.int(),
      kind: z.enum(['pdf', 'image', 'office', 'text', 'svg']),
      sha256: z.string(),
      uploadedBy: z.string(),
      isByGuest: z.boolean(),
      uploadedAt: time,
    }),
  ),
  signatures: z.array(
    z.strictObject({
      id,
      fieldKey: z.string(),
      label: z.string(),
      page: z.int(),
      versionId: id,
      version: z.int(),
      printedName: z.string(),
      signedAt: time,
    }),
  ),
  signedCopy: z
    .strictObject({
      state: z.enum(['waiting', 'ready', 'failed']),
      reason: z.enum(['broken', 'encrypted', 'too_long']).nullable(),
    })
    .nullable(),
});

export const runFilesShape = z.strictObject({ items: z.array(runFileShape), nextCursor: z.null() });

export const addedFileShape = z.strictObject({
  versionId: id,
  sameContent: z
    .strictObject({ runId: id, checkpointId: id, runTitle: z.string(), stepTitle: z.string() })
    .nullable(),
}) satisfies z.ZodType<Json<AddedFile>>;

export const runCheckpointShape = z.strictObject({
  id,
  key: z.string(),
  title: z.string(),
  instructions: z.string(),
  position: z.int(),
  confirmationType,
  condition: conditionInput.nullable(),
  status,
  value: z.string().nullable(),
  note: z.string().nullable(),
  signoffName: z.string().nullable(),
  rejectionReason: z.string().nullable(),
  requireNote: z.boolean(),
  requireSignoffName: z.boolean(),
  requireTodosDone: z.boolean(),
  todoCount: z.int(),
  openTodos: z.int(),
  commentCount: z.int(),
  assigneeMode: z.enum(assigneeModes),
  onReject: z.enum(rejectionModes),
  subtasks: z.array(
    z.strictObject({ title: z.string(), doneBy: z.string().nullable(), doneAt: time.nullable() }),
  ),
  fields: z.array(formFieldInput),
  subDeck: z.strictObject({ id, title: z.string() }).nullable(),
  fileSlots: z.array(fileSlotInput),
  references: z.array(referenceInput),
  files: z.array(runFileShape),
  fieldValues: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  confirmations: z.array(
    z.strictObject({
      user: named,
      value: z.string(),
      note: z.string().nullable(),
      signoffName: z.string().nullable(),
      fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      at: time,
    }),
  ),
  waitingFor: z.array(named),
  revision: z.int(),
  slaLimitSeconds: z.int().nullable(),
  slaWarnBeforeSeconds: z.int().nullable(),
  slaActivatedAt: time.nullable(),
  slaAccumulatedActiveSeconds: z.number(),
  slaDueAt: time.nullable(),
  slaPausedSeconds: z.number(),
  overdueAt: time.nullable(),
  decidedBy: named.nullable(),
  decidedByGuest: z.string().nullable(),
  decidedAt: time.nullable(),
  assignees: z.array(named),
  departments: z.array(named),
  isMine: z.boolean(),
  subRunId: id.nullable(),
  missing: z.array(z.string()),
  skippedBecause: z
    .strictObject({ title: z.string(), is: z.string(), value: z.string().nullable() })
    .nullable(),
  may: z.strictObject({
    confirm: z.boolean(),
    tick: z.boolean(),
    addFile: z.boolean(),
    sign: z.boolean(),
    reject: z.boolean(),
    reopen: z.boolean(),
    reassign: z.boolean(),
    talk: z.boolean(),
  }),
}) satisfies z.ZodType<Json<CheckpointView>>;

export const runShape = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  status: runStatus,
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  deckId: id,
  deckTitle: z.string(),
  version: z.int(),
  departmentId: id.nullable(),
  departmentName: z.string().nullable(),
  startedBy: named,
  parentRunId: id.nullable(),
  rootRunId: id,
  depth: z.int(),
  revision: z.int(),
  checkpointCount: z.int(),
  finishedCheckpoints: z.int(),
  openCheckpoints: z.int(),
  nextDueAt: time.nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  archivedAt: time.nullable(),
  subjectType: z.string().nullable(),
  subjectId: id.nullable(),
  /** What set it off, unless a person did. */
  schedule: z.strictObject({ id, title: z.string(), dueAt: time, late: z.boolean() }).nullable(),
  approval: z.strictObject({
    mode: z.enum(['any', 'all']),
    round: z.int(),
    approvers: z.array(z.strictObject({ ...named.shape, active: z.boolean() })),
    asksAdmins: z.boolean(),
    decisions: z.array(
      z.strictObject({
        round: z.int(),
        approver: named,
        decision: z.enum(['approve', 'rework', 'reject']),
        reason: z.string().nullable(),
        decidedAt: time,
      }),
    ),
  }),
  lanes: z.array(
    z.strictObject({ index: z.int(), title: z.string(), checkpoints: z.array(runCheckpointShape) }),
  ),
  tree: z.array(
    z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      status: runStatus,
      outcome: z.string().nullable(),
      depth: z.int(),
      parentRunId: id.nullable(),
      checkpointId: id.nullable(),
      activation: z.int().nullable(),
      checkpointCount: z.int(),
      finishedCheckpoints: z.int(),
    }),
  ),
  treeIsCut: z.boolean(),
  may: z.strictObject({
    start: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    cancel: z.boolean(),
    archive: z.boolean(),
    unarchive: z.boolean(),
    clone: z.boolean(),
    decide: z.boolean(),
  }),
}) satisfies z.ZodType<Json<RunView>>;

export const bulkShape = z.strictObject({
  results: z.array(z.strictObject({ runId: id, ok: z.boolean(), code: z.string().optional() })),
});

export const runEventShape = z.strictObject({
  seq: z.int(),
  type: z.string(),
  actor: z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  at: time,
  checkpointId: id.nullable(),
  data: z.record(z.string(), z.unknown()),
  changes: z.array(
    z.strictObject({
      what: z.enum(['assignee', 'title', 'dueOn']),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<Json<RunEvent>>;

export const decidedShape = z.strictObject({
  checkpoint: z.strictObject({ id, status, value: z.string().nullable(), revision: z.int() }),
  run: z.strictObject({ id, status: runStatus }),
}) satisfies z.ZodType<Json<DecidedCheckpoint>>;

export const reassignedShape = z.strictObject({ checkpointId: id, runId: id, userIds: z.array(id) });

export const tickedShape = z.strictObject({ checkpointId: id, open: z.int() });

export const commentShape = z.strictObject({
  id,
  author: named,
  text: z.string(),
  mentions: z.array(named),
  createdAt: time,
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
  deletedBy: named.nullable(),
  may: z.strictObject({ edit: z.boolean(), delete: z.boolean() }),
}) satisfies z.ZodType<Json<Comment>>;

export const writtenCommentShape = z.strictObject({ id, checkpointId: id });

export const todoShape = z.strictObject({
  id,
  title: z.string(),
  assignee: named.nullable(),
  dueOn: z.iso.date().nullable(),
  createdBy: named,
  createdAt: time,
  doneBy: named.nullable(),
  doneAt: time.nullable(),
  may: z.strictObject({ edit: z.boolean(), tick: z.boolean() }),
}) satisfies z.ZodType<Json<Todo>>;

export const addedTodoShape = z.strictObject({ id });

export const updatedTodoShape = z.strictObject({ id, done: z.boolean() });

export const inboxItemShape = z.strictObject({
  kind: z.enum(['checkpoint', 'approval']),
  checkpointId: id.nullable(),
  runId: id,
  runNumber: z.string(),
  runTitle: z.string(),
  deckTitle: z.string(),
  title: z.string(),
  confirmationType: confirmationType.nullable(),
  requireNote: z.boolean(),
  requireSignoffName: z.boolean(),
  revision: z.int(),
  dueAt: time.nullable(),
  overdue: z.boolean(),
}) satisfies z.ZodType<Json<InboxItem>>;

export const auditEntryShape = z.strictObject({
  seq: z.int(),
  at: time,
  actor: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  ip: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()).nullable(),
}) satisfies z.ZodType<Json<AuditEntry>>;

export const auditVerdictShape = z.strictObject({
  ok: z.boolean(),
  records: z.int(),
  erased: z.int(),
  gaps: z.int(),
  firstBadSeq: z.int().nullable(),
  reason: z.string().nullable(),
  head: z.string(),
}) satisfies z.ZodType<Json<AuditVerdict>>;

export const problemShape = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string(),
  correlation_id: z.string(),
  errors: z.array(problem),
});

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
