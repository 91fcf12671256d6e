import { z } from 'zod';

import type { Problem } from '@/lib/platform/core/domain-error';
import { tryShape } from '@/lib/platform/core/parse-input';
import { line, lineOrNothing, optionalLine, paragraph } from '@/lib/platform/core/text';

import {
  approvalModes,
  assigneeModes,
  checkpointKey,
  conditionInput,
  confirmationTypes,
  type Draft,
  type DraftAssignee,
  deckLimits,
  fileSlotInput,
  formFieldInput,
  isOnPage,
  outsidePage,
  rejectionModes,
  signatureFieldShape,
} from '../inputs';
import { checkDeckFile, checkDeckSize } from './check-deck-file';
import { atMostReadable, shapeProblems } from './file-problems';
import { parseJsonText } from './json-text';

export const DECK_FORMAT = 'laufkarte.deck/1';

const userReference = z.strictObject({ user: line(320) });
const departmentReference = z.strictObject({ department: line(deckLimits.title) });
const minutes = z.int().min(1).max(deckLimits.minutes);

const title = lineOrNothing(deckLimits.title);

const fileField = formFieldInput.extend({ label: title });

const signatureField = signatureFieldShape.extend({ label: title }).refine(isOnPage, outsidePage);

const fileSlot = fileSlotInput.extend({
  name: title,
  signatures: z.array(signatureField).max(deckLimits.signatureFields).optional(),
});

const fileCheckpoint = z.strictObject({
  key: checkpointKey,
  title,
  instructions: paragraph(deckLimits.text).default(''),
  confirmationType: z.enum(confirmationTypes),
  assignees: z
    .array(z.union([z.literal('starter'), userReference, departmentReference]))
    .max(deckLimits.assignees)
    .default([]),
  requireNote: z.boolean().default(false),
  requireSignoffName: z.boolean().default(false),
  requireTodosDone: z.boolean().default(false),
  assigneeMode: z.enum(assigneeModes).default('any'),
  onReject: z.enum(rejectionModes).default('wait'),
  subtasks: z.array(title).max(deckLimits.subtasks).default([]),
  fields: z.array(fileField).max(deckLimits.fields).default([]),
  fileSlots: z.array(fileSlot).max(deckLimits.fileSlots).default([]),
  references: z.array(line(deckLimits.title)).max(deckLimits.references).default([]),
  sla: z.strictObject({ limitMinutes: minutes.optional(), warnBeforeMinutes: minutes.optional() }).optional(),
  condition: conditionInput.optional(),
  /** The title of another deck of the same company. */
  subDeck: line(deckLimits.title).optional(),
});

/**
 * The documented file format: people by address, departments by name, steps by key. A file that says it is unfinished
 * may hold whatever a draft may; any other has to be whole.
 */
export const deckFile = z.strictObject({
  format: z.literal(DECK_FORMAT),
  unfinished: z.boolean().optional(),
  title: line(deckLimits.title),
  description: paragraph(deckLimits.text).default(''),
  department: line(deckLimits.title).optional(),
  lanes: z
    .array(
      z.strictObject({
        title: optionalLine(deckLimits.title).default(''),
        checkpoints: z.array(fileCheckpoint),
      }),
    )
    .max(deckLimits.lanes),
  finalApproval: z
    .strictObject({
      mode: z.enum(approvalModes),
      approvers: z.array(userReference).max(deckLimits.approvers),
    })
    .optional(),
});

export type DeckFile = z.output<typeof deckFile>;

/** A deck file's text as a deck, or every problem it has. */
export function readDeckFile(text: string): { file: DeckFile } | { problems: Problem[] } {
  const parsed = parseJsonText(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const read = checkDeckValue(parsed.value);
  if (parsed.problems.length === 0) return read;
  return { problems: atMostReadable([...parsed.problems, ...('problems' in read ? read.problems : [])]) };
}

/** A value in the file format as a deck, or every problem it has. */
export function checkDeckValue(value: unknown): { file: DeckFile } | { problems: Problem[] } {
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== DECK_FORMAT) return { problems: [unknownFormat(format)] };
  const oversize = checkDeckSize(value);
  if (oversize.length > 0) return { problems: oversize };

  const result = tryShape(deckFile, value);
  const shape = result.success ? [] : shapeProblems(result.error, value);
  const problems = [...shape, ...checkDeckFile(value)];
  return result.success && problems.length === 0
    ? { file: result.data }
    : { problems: atMostReadable(problems) };
}

function unknownFormat(format: unknown): Problem {
  const given = typeof format === 'string' ? format.slice(0, 60) : typeof format;
  return {
    pointer: '/format',
    code: 'unknown_format',
    message: `The format must be "${DECK_FORMAT}".`,
    params: { expected: DECK_FORMAT, given },
  };
}

export type Directory = {
  userByEmail: ReadonlyMap<string, { id: string }>;
  departmentByName: ReadonlyMap<string, { id: string }>;
  /** Only titles that belong to one deck alone. */
  deckByTitle: ReadonlyMap<string, { id: string }>;
};

/** A file's names as the ids of this company. Whoever is not found is left out, with a warning. */
export function toDraft(file: DeckFile, directory: Directory): { draft: Draft; warnings: Problem[] } {
  const warnings: Problem[] = [];
  const user = (address: string, pointer: string) => {
    const found = directory.userByEmail.get(address.toLowerCase());
    if (!found) warnings.push(unmapped(pointer, 'user_not_found', address));
    return found ? [found.id] : [];
  };
  const department = (name: string, pointer: string) => {
    const found = directory.departmentByName.get(name.toLowerCase());
    if (!found) warnings.push(unmapped(pointer, 'department_not_found', name));
    return found ? [found.id] : [];
  };

  const deck = (title: string, pointer: string) => {
    const found = directory.deckByTitle.get(title.toLowerCase());
    if (!found) warnings.push(unmapped(pointer, 'sub_deck_not_found', title));
    return found?.id ?? null;
  };
  const missingReferences = (names: readonly string[], lane: number, position: number) => {
    names.forEach((name, index) => {
      const pointer = `/lanes/${lane}/checkpoints/${position}/references/${index}`;
      warnings.push(unmapped(pointer, 'reference_left_out', name));
    });
    return [];
  };

  const lanes = file.lanes.map((lane, laneIndex) => ({
    title: lane.title,
    checkpoints: lane.checkpoints.map((step, position) => ({
      key: step.key,
      title: step.title,
      instructions: step.instructions,
      confirmationType: step.confirmationType,
      requireNote: step.requireNote,
      requireSignoffName: step.requireSignoffName,
      requireTodosDone: step.requireTodosDone,
      assigneeMode: step.assigneeMode,
      onReject: step.onReject,
      subtasks: step.subtasks,
      fields: step.fields,
      fileSlots: step.fileSlots,
      references: missingReferences(step.references, laneIndex, position),
      slaLimitMinutes: step.sla?.limitMinutes ?? null,
      slaWarnBeforeMinutes: step.sla?.warnBeforeMinutes ?? null,
      condition: step.condition ?? null,
      subDeckId: step.subDeck
        ? deck(step.subDeck, `/lanes/${laneIndex}/checkpoints/${position}/subDeck`)
        : null,
      assignees: step.assignees.flatMap((assignee, index): DraftAssignee[] => {
        const pointer = `/lanes/${laneIndex}/checkpoints/${position}/assignees/${index}`;
        if (assignee === 'starter') return [{ type: 'starter' }];
        return 'user' in assignee
          ? user(assignee.user, pointer).map((userId) => ({ type: 'user' as const, userId }))
          : department(assignee.department, pointer).map((departmentId) => ({
              type: 'department' as const,
              departmentId,
            }));
      }),
    })),
  }));
  const approvers = file.finalApproval?.approvers ?? [];
  const approverIds = approvers.flatMap((each, index) =>
    user(each.user, `/finalApproval/approvers/${index}`),
  );
  const draft: Draft = {
    title: file.title,
    description: file.description,
    departmentId: file.department ? (department(file.department, '/department')[0] ?? null) : null,
    lanes,
    approvalMode: file.finalApproval?.mode ?? 'any',
    approverIds: [...new Set(approverIds)],
  };
  return { draft, warnings };
}

function unmapped(pointer: string, code: string, name: string): Problem {
  return { pointer, code, message: `"${name}" is not known here and was left out.`, params: { name } };
}
