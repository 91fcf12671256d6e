import type { Problem } from '@/lib/platform/core/domain-error';

import { type Draft, type DraftAssignee, deckLimits } from '../inputs';
import type { KnownReferences } from './validate-draft';
import { stepsOf } from './validate-draft';

/** What cannot even be kept as a draft: steps that share a name, too many of them, people nobody knows. */
export function checkDraftShape(draft: Draft, known: KnownReferences): Problem[] {
  const steps = stepsOf(draft);
  if (steps.length > deckLimits.checkpoints) return [tooManyCheckpoints(steps.length)];
  return [
    ...repeated(
      steps.map((step) => step.key),
      (index) => `${steps[index]?.pointer}/key`,
      'duplicate_key',
    ),
    ...repeated(draft.approverIds, (index) => `/approverIds/${index}`, 'duplicate_approver'),
    ...steps.flatMap(({ assignees, pointer }) =>
      repeated(assignees.map(nameOf), (index) => `${pointer}/assignees/${index}`, 'duplicate_assignee'),
    ),
    ...steps.flatMap(({ fields, pointer }) =>
      repeated(
        fields.map((field) => field.key),
        (index) => `${pointer}/fields/${index}/key`,
        'duplicate_field',
      ),
    ),
    ...steps.flatMap(({ fileSlots, pointer }) =>
      repeated(
        fileSlots.map((slot) => slot.key),
        (index) => `${pointer}/fileSlots/${index}/key`,
        'duplicate_slot',
      ),
    ),
    ...steps.flatMap(({ fileSlots, pointer }) =>
      fileSlots.flatMap(({ signatures = [] }, slot) =>
        repeated(
          signatures.map((field) => field.key),
          (index) => `${pointer}/fileSlots/${slot}/signatures/${index}/key`,
          'duplicate_signature',
        ),
      ),
    ),
    ...unknownReferences(draft, known),
  ];
}

export function tooManyCheckpoints(count: number): Problem {
  return {
    pointer: '/lanes',
    code: 'too_many_checkpoints',
    message: `A deck holds at most ${deckLimits.checkpoints} steps; these are ${count}.`,
    params: { max: deckLimits.checkpoints, count },
  };
}

/** Every value that stood before, where it stands again. */
export function repeated(
  values: readonly string[],
  pointerOf: (index: number) => string,
  code: string,
): Problem[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const shown = value.slice(0, deckLimits.title);
    return [
      { pointer: pointerOf(index), code, message: `"${shown}" occurs twice.`, params: { value: shown } },
    ];
  });
}

function nameOf(assignee: DraftAssignee): string {
  if (assignee.type === 'user') return assignee.userId;
  return assignee.type === 'department' ? assignee.departmentId : assignee.type;
}

function unknownReferences(draft: Draft, known: KnownReferences): Problem[] {
  const unknown = (pointer: string, code: string) => ({ pointer, code, message: 'There is no such entry.' });
  const inSteps = stepsOf(draft).flatMap((step) =>
    step.assignees.flatMap((assignee, index) => {
      const pointer = `${step.pointer}/assignees/${index}`;
      if (assignee.type === 'user' && !known.users.has(assignee.userId))
        return [unknown(pointer, 'unknown_user')];
      if (assignee.type === 'department' && !known.departments.has(assignee.departmentId))
        return [unknown(pointer, 'unknown_department')];
      return [];
    }),
  );
  const approvers = draft.approverIds.flatMap((id, index) =>
    known.users.has(id) ? [] : [unknown(`/approverIds/${index}`, 'unknown_user')],
  );
  const subDecks = stepsOf(draft).flatMap(({ subDeckId, pointer }) =>
    subDeckId && !known.decks.has(subDeckId) ? [unknown(`${pointer}/subDeckId`, 'unknown_deck')] : [],
  );
  const place = draft.departmentId;
  const department =
    place && !known.departments.has(place) ? [unknown('/departmentId', 'unknown_department')] : [];
  return [...department, ...inSteps, ...subDecks, ...approvers];
}
