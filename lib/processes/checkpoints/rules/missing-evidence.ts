import type { ConfirmationType, FileSlot, FormField } from '@/db/schema/processes/decks';
import type { Problem } from '@/lib/platform/core/domain-error';
import { listMissingSignatures, type SlotFile } from '@/lib/processes/runs/list-missing-signatures';

import { isSameName } from '../compare-names';
import { checkFields, type GivenFields } from './field-values';

type Demand = {
  confirmationType: ConfirmationType;
  requireNote: boolean;
  requireSignoffName: boolean;
  subtasks: readonly { title: string; doneAt: string | null }[];
  fields: readonly FormField[];
  fileSlots: readonly FileSlot[];
  slotFiles: readonly SlotFile[];
  /** The todos of the step that have to be done first, by title. */
  openTodos?: readonly string[];
};
type Evidence = { value?: string; note?: string; signoffName?: string; fields?: GivenFields };

/** Everything that is still missing before a step can be signed off, each with its place in the input. */
export function missingEvidence(step: Demand, given: Evidence, actorName: string): Problem[] {
  const missing: Problem[] = [];
  if (step.confirmationType === 'yes_no' && given.value !== 'yes' && given.value !== 'no') {
    missing.push({ pointer: '/value', code: 'value_missing', message: 'Answer yes or no.' });
  }
  if (step.requireNote && !given.note?.trim()) {
    missing.push({ pointer: '/note', code: 'note_missing', message: 'A note is required.' });
  }
  if (step.requireSignoffName && !given.signoffName?.trim()) {
    missing.push({
      pointer: '/signoffName',
      code: 'signoff_name_missing',
      message: 'Sign off with your name.',
    });
  } else if (given.signoffName?.trim() && !isSameName(given.signoffName, actorName)) {
    missing.push({
      pointer: '/signoffName',
      code: 'signoff_name_differs',
      message: 'The name must be your own, as it stands in your account.',
      params: { name: actorName },
    });
  }
  return [
    ...missing,
    ...openSubtasks(step.subtasks),
    ...openTodos(step.openTodos ?? []),
    ...checkFields(step.fields, given.fields ?? {}),
    ...emptySlots(step),
    ...openSignatures(step),
  ];
}

function openTodos(titles: readonly string[]): Problem[] {
  return titles.map((title, index) => ({
    pointer: `/todos/${index}`,
    code: 'todo_open',
    message: `The todo "${title}" is not done.`,
    params: { title },
  }));
}

function openSubtasks(subtasks: Demand['subtasks']): Problem[] {
  return subtasks.flatMap(({ title, doneAt }, index) =>
    doneAt
      ? []
      : [
          {
            pointer: `/subtasks/${index}`,
            code: 'subtask_open',
            message: `"${title}" is not done.`,
            params: { title },
          },
        ],
  );
}

function emptySlots({ fileSlots, slotFiles }: Demand): Problem[] {
  return fileSlots.flatMap(({ key, name, required }) =>
    required && !slotFiles.some(({ slotKey }) => slotKey === key)
      ? [
          {
            pointer: `/files/${key}`,
            code: 'file_missing',
            message: `The file "${name}" is missing.`,
            params: { name },
          },
        ]
      : [],
  );
}

function openSignatures({ fileSlots, slotFiles }: Demand): Problem[] {
  return listMissingSignatures(fileSlots, slotFiles).map(({ slotKey, fieldKey, label, file }) => ({
    pointer: `/files/${slotKey}/signature/${fieldKey}`,
    code: 'signature_missing',
    message: `"${file}" is not signed by "${label}".`,
    params: { name: file, label },
  }));
}

/** What a confirmation of this type stores. A value that belongs to another type is not accepted. */
export function confirmedValue(type: ConfirmationType, given: string | undefined): string | null {
  const plain = { simple_ok: 'ok', accept_reject: 'accepted' } as const;
  if (type === 'yes_no') return given === 'yes' || given === 'no' ? given : null;
  return given === undefined || given === plain[type] ? plain[type] : null;
}
