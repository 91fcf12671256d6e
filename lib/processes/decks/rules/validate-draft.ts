import type { Problem } from '@/lib/platform/core/domain-error';

import type { Draft, DraftAssignee, DraftCheckpoint, DraftFileSlot } from '../inputs';
import { checkConditions, type PlacedStep, placeOf } from './check-conditions';
import { checkPlaceholders } from './check-placeholders';

/** The people and departments a draft names, as they stand now. Whoever is missing does not exist. */
export type KnownReferences = {
  users: ReadonlyMap<string, { name: string; email: string; status: 'invited' | 'active' | 'inactive' }>;
  departments: ReadonlyMap<string, { name: string }>;
  decks: ReadonlyMap<
    string,
    { id: string; title: string; status: 'active' | 'archived'; currentVersion: number | null }
  >;
};

export type DraftFindings = { problems: Problem[]; warnings: Problem[] };

type Step = DraftCheckpoint & PlacedStep;

/** Everything that keeps a draft from being published, and what somebody should look at before. */
export function validateDraft(draft: Draft, known: KnownReferences): DraftFindings {
  const steps = stepsOf(draft);
  return {
    problems: [
      ...missingSteps(steps),
      ...steps.flatMap((step) => [
        ...missingTitle(step),
        ...badDeadline(step),
        ...badSubtasks(step),
        ...badFields(step),
        ...badSubDeck(step, known),
        ...badSlots(step),
        ...step.assignees.flatMap((assignee) => badAssignee(step, assignee, known)),
      ]),
      ...checkConditions(steps),
      ...checkPlaceholders(steps),
      ...draft.approverIds.flatMap((id, index) => badApprover(id, index, known)),
    ],
    warnings: [...emptyLanes(draft), ...steps.flatMap((step) => [...nobody(step), ...noDeadline(step)])],
  };
}

export function stepsOf(draft: Pick<Draft, 'lanes'>): Step[] {
  return draft.lanes.flatMap(({ checkpoints }, lane) =>
    checkpoints.map((checkpoint, position) => ({
      ...checkpoint,
      lane,
      position,
      pointer: `/lanes/${lane}/checkpoints/${position}`,
    })),
  );
}

function missingSteps(steps: Step[]): Problem[] {
  if (steps.length > 0) return [];
  return [{ pointer: '/lanes', code: 'no_checkpoint', message: 'The deck has no step.' }];
}

function missingTitle(step: Step): Problem[] {
  return step.title ? [] : [at(step, 'title_missing', 'The step has no title.')];
}

function badDeadline(step: Step): Problem[] {
  if (step.slaWarnBeforeMinutes === null) return [];
  if (step.slaLimitMinutes === null) {
    return [at(step, 'sla_warning_without_limit', 'There is a warning but no deadline.')];
  }
  if (step.slaWarnBeforeMinutes < step.slaLimitMinutes) return [];
  return [at(step, 'sla_warning_too_early', 'The warning would come before the step even begins.')];
}

function badSubtasks(step: Step): Problem[] {
  const empty = step.subtasks.some((title) => title === '');
  return empty ? [at(step, 'subtask_empty', 'A subtask has no title.')] : [];
}

function badFields(step: Step): Problem[] {
  return step.fields.flatMap((field) => {
    if (!field.label) return [at(step, 'field_label_missing', 'A field has no label.')];
    if (field.type !== 'select' || field.options.length > 0) return [];
    return [at(step, 'field_options_missing', 'There is nothing to choose from.', { field: field.label })];
  });
}

function badSubDeck(step: Step, known: KnownReferences): Problem[] {
  if (step.subDeckId === null) return [];
  const deck = known.decks.get(step.subDeckId);
  if (!deck) return [at(step, 'sub_deck_unknown', 'The deck that should do this step does not exist.')];
  const asksSomething =
    step.requireNote ||
    step.requireSignoffName ||
    step.requireTodosDone ||
    step.subtasks.length > 0 ||
    step.fields.length > 0 ||
    step.fileSlots.length > 0;
  return [
    ...(deck.status === 'archived'
      ? [at(step, 'sub_deck_archived', `"${deck.title}" is archived.`, { deck: deck.title })]
      : []),
    ...(deck.currentVersion === null
      ? [at(step, 'sub_deck_unpublished', `"${deck.title}" has never been published.`, { deck: deck.title })]
      : []),
    ...(asksSomething
      ? [
          at(
            step,
            'sub_deck_asks',
            'Nobody confirms a step that is a run of its own, so it can ask for nothing.',
          ),
        ]
      : []),
  ];
}

function badSlots(step: Step): Problem[] {
  const nameless = step.fileSlots.some((slot) => slot.name === '');
  return [
    ...(nameless ? [at(step, 'slot_name_missing', 'A file that is asked for has no name.')] : []),
    ...step.fileSlots.flatMap((slot) => badSignatures(step, slot)),
  ];
}

function badSignatures(step: Step, { name, kinds, signatures }: DraftFileSlot): Problem[] {
  if (!signatures) return [];
  const file = { file: name };
  return [
    ...(signatures.length === 0
      ? [at(step, 'signature_field_missing', 'A file has to be signed, but nowhere.', file)]
      : []),
    ...(signatures.some(({ label }) => label === '')
      ? [at(step, 'signature_label_missing', 'A signature field has no label.', file)]
      : []),
    ...(kinds.some((kind) => kind !== 'pdf') || kinds.length === 0
      ? [at(step, 'signature_needs_pdf', 'Only a PDF can be signed.', file)]
      : []),
  ];
}

function badAssignee(step: Step, assignee: DraftAssignee, known: KnownReferences): Problem[] {
  if (assignee.type === 'starter') return [];
  if (assignee.type === 'department') {
    if (known.departments.has(assignee.departmentId)) return [];
    return [at(step, 'department_unknown', 'A department the step falls to no longer exists.')];
  }
  const user = known.users.get(assignee.userId);
  if (!user) return [at(step, 'assignee_unknown', 'A person the step falls to does not exist.')];
  if (user.status !== 'inactive') return [];
  return [at(step, 'assignee_inactive', `${user.name} is no longer active.`, { name: user.name })];
}

function badApprover(userId: string, index: number, known: KnownReferences): Problem[] {
  const pointer = `/approverIds/${index}`;
  const user = known.users.get(userId);
  if (!user) return [{ pointer, code: 'approver_unknown', message: 'An approver does not exist.' }];
  if (user.status !== 'inactive') return [];
  const params = { name: user.name };
  return [{ pointer, code: 'approver_inactive', message: `${user.name} is no longer active.`, params }];
}

function emptyLanes(draft: Draft): Problem[] {
  return draft.lanes.flatMap((lane, index) =>
    lane.checkpoints.length > 0
      ? []
      : [
          {
            pointer: `/lanes/${index}`,
            code: 'lane_empty',
            message: 'The lane has no step.',
            params: { title: lane.title, lane: index + 1 },
          },
        ],
  );
}

function nobody(step: Step): Problem[] {
  return step.assignees.length > 0 || step.subDeckId !== null
    ? []
    : [at(step, 'no_assignee', 'Nobody is named; the step will fall to whoever starts the run.')];
}

function noDeadline(step: Step): Problem[] {
  return step.slaLimitMinutes === null ? [at(step, 'no_deadline', 'The step has no deadline.')] : [];
}

function at(step: Step, code: string, message: string, more: Record<string, string> = {}): Problem {
  return { pointer: step.pointer, code, message, params: { ...placeOf(step), ...more } };
}
