import type { z } from 'zod';

import { listAuditInput } from '@/lib/platform/audit/list-audit';
import type { ErrorCode } from '@/lib/platform/core/domain-error';
import { pageInput } from '@/lib/platform/core/page-cursor';
import { decideApprovalInput } from '@/lib/processes/approvals/inputs';
import {
  addCommentInput,
  addTodoInput,
  confirmCheckpointInput,
  reassignCheckpointInput,
  rejectCheckpointInput,
  reopenCheckpointInput,
  tickSubtaskInput,
  updateTodoInput,
} from '@/lib/processes/checkpoints/inputs';
import {
  diffVersionsInput,
  draftInput,
  listDecksInput,
  publishDeckInput,
} from '@/lib/processes/decks/inputs';
import { requestProtocolInput } from '@/lib/processes/protocols/inputs';
import {
  bulkRunsInput,
  cancelRunInput,
  cloneRunInput,
  listRunEventsInput,
  listRunsInput,
  startRunInput,
} from '@/lib/processes/runs/inputs';
import {
  createScheduleInput,
  listSchedulesInput,
  updateScheduleInput,
} from '@/lib/processes/schedules/inputs';
import { searchInput } from '@/lib/processes/search/inputs';

import {
  addedFileShape,
  addedTodoShape,
  auditEntryShape,
  auditVerdictShape,
  bulkShape,
  commentShape,
  decidedShape,
  deckFileShape,
  deckItemShape,
  deckShape,
  deckStatusShape,
  deletedShape,
  importedDeckShape,
  inboxItemShape,
  meShape,
  pageOf,
  protocolStateShape,
  publishedShape,
  reassignedShape,
  runEventShape,
  runFilesShape,
  runItemShape,
  runShape,
  savedDraftShape,
  scheduleShape,
  searchShape,
  tickedShape,
  todoShape,
  updatedTodoShape,
  versionDiffShape,
  versionItemShape,
  versionShape,
  writtenCommentShape,
} from './answers';

export type Operation = {
  /** The operation's name in the document, unique. */
  id: string;
  summary: string;
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1. */
  path: string;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Bodies besides JSON, as plain text. */
  alsoTakes?: 'text/markdown';
  /** The body is a form with one file. */
  takesFile?: true;
  ifMatch?: true;
  status?: 201;
  answer: z.ZodType;
  /** Answers with such a file; `answer` is then what 202 says while the file is being made. */
  file?: 'application/pdf';
  /** Beyond those every call can meet. */
  errors?: readonly ErrorCode[];
};

const page = pageInput;
const RUN_ERRORS = ['not_found', 'forbidden', 'invalid_transition'] as const;
const STEP_ERRORS = ['not_found', 'forbidden', 'conflict', 'checkpoint_not_active', 'invalid_input'] as const;

const TALK_ERRORS = ['not_found', 'forbidden', 'invalid_transition', 'invalid_input'] as const;

const runActions = {
  start: 'Starts a pending run',
  pause: 'Stops every clock of an active run',
  resume: 'Lets a paused run go on',
  archive: 'Puts an ended run away',
  unarchive: 'Brings an archived run back',
} as const;

/** Every operation of the API. The ids of its path are left out of `body` and `query`. */
export const operations: readonly Operation[] = [
  { id: 'getMe', summary: 'The caller, with what they may do', method: 'get', path: '/me', answer: meShape },

  {
    id: 'listDecks',
    summary: 'Decks the caller may see, the last changed first',
    method: 'get',
    path: '/decks',
    query: listDecksInput.extend(page.shape),
    answer: pageOf(deckItemShape),
  },
  {
    id: 'createDeck',
    summary: 'A new deck from the deck format',
    method: 'post',
    path: '/decks',
    body: deckFileShape,
    status: 201,
    answer: importedDeckShape,
    errors: ['forbidden', 'invalid_input'],
  },
  {
    id: 'importDeck',
    summary: 'A new deck from the deck format or a Markdown checklist',
    method: 'post',
    path: '/decks/import',
    body: deckFileShape,
    alsoTakes: 'text/markdown',
    status: 201,
    answer: importedDeckShape,
    errors: ['forbidden', 'invalid_input'],
  },
  {
    id: 'getDeck',
    summary: 'A deck with its draft and what is wrong with it',
    method: 'get',
    path: '/decks/{deckId}',
    answer: deckShape,
    errors: ['not_found'],
  },
  {
    id: 'exportDeck',
    summary: 'A deck in the deck format',
    method: 'get',
    path: '/decks/{deckId}/export',
    answer: deckFileShape,
    errors: ['not_found'],
  },
  {
    id: 'saveDraft',
    summary: 'Replaces the whole draft, if nobody saved in between',
    method: 'put',
    path: '/decks/{deckId}/draft',
    body: draftInput,
    ifMatch: true,
    answer: savedDraftShape,
    errors: ['not_found', 'forbidden', 'deck_archived', 'precondition_failed', 'invalid_input'],
  },
  {
    id: 'deleteDeck',
    summary: 'Takes away a deck that was never published',
    method: 'delete',
    path: '/decks/{deckId}',
    answer: deletedShape,
    errors: ['not_found', 'forbidden', 'deck_was_published', 'deck_in_use'],
  },
  {
    id: 'publishDeck',
    summary: 'Freezes the draft as the next version',
    method: 'post',
    path: '/decks/{deckId}/publish',
    body: publishDeckInput,
    status: 201,
    answer: publishedShape,
    errors: ['not_found', 'forbidden', 'conflict', 'deck_archived', 'deck_invalid', 'deck_unchanged'],
  },
  {
    id: 'listVersions',
    summary: 'The published versions of a deck, newest first',
    method: 'get',
    path: '/decks/{deckId}/versions',
    query: page,
    answer: pageOf(versionItemShape),
    errors: ['not_found'],
  },
  {
    id: 'getVersion',
    summary: 'One version with everything it froze',
    method: 'get',
    path: '/decks/{deckId}/versions/{number}',
    answer: versionShape,
    errors: ['not_found'],
  },
  {
    id: 'diffVersions',
    summary: 'What changed between two versions; without `to`, between a version and the draft',
    method: 'get',
    path: '/decks/{deckId}/diff',
    query: diffVersionsInput,
    answer: versionDiffShape,
    errors: ['not_found'],
  },
  {
    id: 'archiveDeck',
    summary: 'Takes a deck out of use; its runs and versions stay',
    method: 'post',
    path: '/decks/{deckId}/archive',
    answer: deckStatusShape,
    errors: ['not_found', 'forbidden', 'deck_archived'],
  },
  {
    id: 'unarchiveDeck',
    summary: 'Brings an archived deck back',
    method: 'post',
    path: '/decks/{deckId}/unarchive',
    answer: deckStatusShape,
    errors: ['not_found', 'forbidden'],
  },

  {
    id: 'listRuns',
    summary: 'Runs the caller may see, newest first',
    method: 'get',
    path: '/runs',
    query: listRunsInput.extend(page.shape),
    answer: pageOf(runItemShape),
  },
  {
    id: 'startRun',
    summary: 'A new run of a published version; it waits to be started unless `start` is true',
    method: 'post',
    path: '/runs',
    body: startRunInput,
    status: 201,
    answer: runShape,
    errors: ['not_found', 'forbidden', 'deck_archived', 'deck_not_published', 'sub_deck_archived'],
  },
  {
    id: 'getRun',
    summary: 'A run with its lanes, steps and approval',
    method: 'get',
    path: '/runs/{runId}',
    answer: runShape,
    errors: ['not_found'],
  },
  {
    id: 'listRunEvents',
    summary: 'The timeline of a run',
    method: 'get',
    path: '/runs/{runId}/events',
    query: listRunEventsInput.extend(page.shape),
    answer: pageOf(runEventShape),
    errors: ['not_found'],
  },
  {
    id: 'getRunProtocol',
    summary: 'The run as a PDF; 202 with Retry-After while it is being made',
    method: 'get',
    path: '/runs/{runId}/protocol.pdf',
    query: requestProtocolInput,
    file: 'application/pdf',
    answer: protocolStateShape,
    errors: ['not_found'],
  },
  ...(Object.keys(runActions) as (keyof typeof runActions)[]).map(
    (action): Operation => ({
      id: `${action}${action === 'start' ? 'Pending' : ''}Run`,
      summary: runActions[action],
      method: 'post',
      path: `/runs/{runId}/${action}`,
      answer: runShape,
      errors: RUN_ERRORS,
    }),
  ),
  {
    id: 'cloneRun',
    summary: 'The same version once more, from its beginning',
    method: 'post',
    path: '/runs/{runId}/clone',
    body: cloneRunInput,
    status: 201,
    answer: runShape,
    errors: ['not_found', 'forbidden', 'deck_archived', 'sub_deck_archived'],
  },
  {
    id: 'bulkRuns',
    summary: 'The same for 1 to 100 runs, with a result for each',
    method: 'post',
    path: '/runs/bulk',
    body: bulkRunsInput,
    answer: bulkShape,
    errors: ['bulk_too_large', 'invalid_input'],
  },
  {
    id: 'cancelRun',
    summary: 'Ends a run for good, with a reason',
    method: 'post',
    path: '/runs/{runId}/cancel',
    body: cancelRunInput,
    answer: runShape,
    errors: RUN_ERRORS,
  },
  {
    id: 'decideApproval',
    summary: 'The final approval: approve, return for rework, or reject for good',
    method: 'post',
    path: '/runs/{runId}/approval',
    body: decideApprovalInput,
    answer: runShape,
    errors: [...RUN_ERRORS, 'already_decided', 'four_eyes', 'invalid_input'],
  },

  {
    id: 'confirmCheckpoint',
    summary: 'Signs a step off; refused with the complete list of what is missing',
    method: 'post',
    path: '/checkpoints/{checkpointId}/confirm',
    body: confirmCheckpointInput,
    answer: decidedShape,
    errors: [...STEP_ERRORS, 'evidence_missing'],
  },
  {
    id: 'rejectCheckpoint',
    summary: 'Rejects a step that can be accepted or rejected',
    method: 'post',
    path: '/checkpoints/{checkpointId}/reject',
    body: rejectCheckpointInput,
    answer: decidedShape,
    errors: STEP_ERRORS,
  },
  {
    id: 'reopenCheckpoint',
    summary: 'Opens a decided step again; steps of later lanes wait again',
    method: 'post',
    path: '/checkpoints/{checkpointId}/reopen',
    body: reopenCheckpointInput,
    answer: decidedShape,
    errors: ['not_found', 'forbidden', 'invalid_transition'],
  },
  {
    id: 'reassignCheckpoint',
    summary: 'Gives a step to other people; its clock runs on',
    method: 'post',
    path: '/checkpoints/{checkpointId}/reassign',
    body: reassignCheckpointInput,
    answer: reassignedShape,
    errors: ['not_found', 'forbidden', 'invalid_transition', 'invalid_input'],
  },

  {
    id: 'tickSubtask',
    summary: 'Ticks a part of a step off, or takes the tick back',
    method: 'post',
    path: '/checkpoints/{checkpointId}/subtasks',
    body: tickSubtaskInput,
    answer: tickedShape,
    errors: ['not_found', 'forbidden', 'checkpoint_not_active'],
  },
  {
    id: 'listComments',
    summary: 'What was said about a step, the newest first; `@{id}` in a text names a person',
    method: 'get',
    path: '/checkpoints/{checkpointId}/comments',
    query: page,
    answer: pageOf(commentShape),
    errors: ['not_found'],
  },
  {
    id: 'addComment',
    summary:
      'Says something about a step; whoever is named by `@{id}` is told, and has to be able to see the run',
    method: 'post',
    path: '/checkpoints/{checkpointId}/comments',
    body: addCommentInput,
    status: 201,
    answer: writtenCommentShape,
    errors: TALK_ERRORS,
  },
  {
    id: 'listTodos',
    summary: 'What is to be done about a step, in the order it was written down',
    method: 'get',
    path: '/checkpoints/{checkpointId}/todos',
    query: page,
    answer: pageOf(todoShape),
    errors: ['not_found'],
  },
  {
    id: 'addTodo',
    summary: 'Writes down something to do about a step',
    method: 'post',
    path: '/checkpoints/{checkpointId}/todos',
    body: addTodoInput,
    status: 201,
    answer: addedTodoShape,
    errors: TALK_ERRORS,
  },
  {
    id: 'updateTodo',
    summary: 'Ticks a todo off, takes the tick back, or changes what it says',
    method: 'post',
    path: '/todos/{todoId}',
    body: updateTodoInput,
    answer: updatedTodoShape,
    errors: TALK_ERRORS,
  },
  {
    id: 'listFiles',
    summary: 'The files that were handed in for a step, the newest version of each first',
    method: 'get',
    path: '/checkpoints/{checkpointId}/files',
    answer: runFilesShape,
    errors: ['not_found'],
  },
  {
    id: 'uploadFile',
    summary:
      'Hands in a file for a step: multipart/form-data with `slotKey`, where there is one, before the file',
    method: 'post',
    path: '/checkpoints/{checkpointId}/files',
    takesFile: true,
    status: 201,
    answer: addedFileShape,
    errors: [
      'not_found',
      'forbidden',
      'checkpoint_not_active',
      'quota_exceeded',
      'file_refused',
      'file_kind_refused',
    ],
  },
  {
    id: 'listInbox',
    summary: 'Everything that waits for the caller, soonest due first',
    method: 'get',
    path: '/inbox',
    query: page,
    answer: pageOf(inboxItemShape),
    errors: ['forbidden'],
  },
  {
    id: 'listSchedules',
    summary: 'Schedules the caller manages, the next due first',
    method: 'get',
    path: '/schedules',
    query: listSchedulesInput.extend(page.shape),
    answer: pageOf(scheduleShape),
  },
  {
    id: 'createSchedule',
    summary: 'Starts a deck again and again, in the name of the caller',
    method: 'post',
    path: '/schedules',
    body: createScheduleInput,
    status: 201,
    answer: scheduleShape,
    errors: ['not_found', 'forbidden', 'deck_archived', 'deck_not_published'],
  },
  {
    id: 'updateSchedule',
    summary: 'Changes a schedule whole; runs it has started are not touched',
    method: 'put',
    path: '/schedules/{scheduleId}',
    body: updateScheduleInput.omit({ revision: true }),
    ifMatch: true,
    answer: scheduleShape,
    errors: ['not_found', 'forbidden', 'precondition_failed'],
  },
  {
    id: 'deleteSchedule',
    summary: 'Starts nothing any more; runs it has started stay',
    method: 'delete',
    path: '/schedules/{scheduleId}',
    answer: deletedShape,
    errors: ['not_found', 'forbidden'],
  },
  {
    id: 'search',
    summary: 'Decks, runs and people by their words: what the caller may see',
    method: 'get',
    path: '/search',
    query: searchInput,
    answer: searchShape,
  },
  {
    id: 'listAudit',
    summary: 'The audit log, newest first',
    method: 'get',
    path: '/audit',
    query: listAuditInput,
    answer: pageOf(auditEntryShape),
    errors: ['forbidden'],
  },
  {
    id: 'verifyAudit',
    summary: 'Whether the chain of the audit log holds, from its first record on',
    method: 'get',
    path: '/audit/verify',
    answer: auditVerdictShape,
    errors: ['forbidden'],
  },
];
