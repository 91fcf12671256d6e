import { z } from 'zod';

import type { Condition, ConditionValue } from '@/db/schema/processes/decks';

import { line, optionalLine, paragraph } from '@/lib/platform/core/text';
import { fileName, fileSize } from '@/lib/platform/files/inputs';

/** How large a deck may become. Import, editor and API share these numbers. */
export const deckLimits = {
  title: 200,
  text: 10_000,
  key: 60,
  note: 2_000,
  lanes: 50,
  checkpoints: 200,
  assignees: 50,
  approvers: 20,
  subtasks: 50,
  fields: 30,
  options: 50,
  fileSlots: 20,
  references: 20,
  signatureFields: 20,
  /** The furthest page a signature can stand on. */
  pages: 2_000,
  conditionDepth: 5,
  conditionLeaves: 20,
  /** Ten years. */
  minutes: 5_256_000,
  jsonBytes: 5 * 1024 * 1024,
  markdownBytes: 256 * 1024,
} as const;

export const confirmationTypes = ['simple_ok', 'yes_no', 'accept_reject'] as const;
export const conditionValues = [
  'ok',
  'yes',
  'no',
  'accepted',
  'rejected',
  'completed',
  'cancelled',
  'final_rejected',
] as const;
export const approvalModes = ['any', 'all'] as const;
export const assigneeModes = ['any', 'all'] as const;
export const rejectionModes = ['wait', 'cancel_run', 'continue'] as const;
export const fieldTypes = ['text', 'long_text', 'number', 'date', 'select', 'checkbox'] as const;
export const fileKinds = ['pdf', 'image', 'office', 'text'] as const;
export const fieldOperators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'empty'] as const;

/** How a condition may compare a field of each kind. */
export const operatorsOf: Record<(typeof fieldTypes)[number], readonly (typeof fieldOperators)[number][]> = {
  text: ['eq', 'ne', 'contains', 'empty'],
  long_text: ['contains', 'eq', 'ne', 'empty'],
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'empty'],
  date: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'empty'],
  select: ['eq', 'ne', 'empty'],
  checkbox: ['eq', 'ne'],
};

/** What a step of each kind can be answered with. */
const answersOf = {
  simple_ok: ['ok'],
  yes_no: ['yes', 'no'],
  accept_reject: ['accepted', 'rejected'],
} as const satisfies Record<(typeof confirmationTypes)[number], readonly (typeof conditionValues)[number][]>;

/** What a sub-run can end with. */
const outcomes = ['completed', 'cancelled', 'final_rejected'] as const;

/** What a condition may ask of a step. A rejection is an answer only where the run goes on after it. */
export function answersOfStep({
  confirmationType,
  onReject,
  subDeckId,
}: Pick<DraftCheckpoint, 'confirmationType' | 'onReject' | 'subDeckId'>): readonly ConditionValue[] {
  const good: readonly ConditionValue[] = ['ok', 'yes', 'no', 'accepted', 'completed'];
  const all = subDeckId === null ? answersOf[confirmationType] : outcomes;
  return all.filter((answer) => onReject === 'continue' || good.includes(answer));
}

export const checkpointKey = z
  .string()
  .max(deckLimits.key)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by single hyphens' });

const minutes = z.int().min(1).max(deckLimits.minutes);

export const assigneeInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('starter') }),
  z.strictObject({ type: z.literal('user'), userId: z.uuid() }),
  z.strictObject({ type: z.literal('department'), departmentId: z.uuid() }),
]);

const fieldName = z
  .string()
  .max(2 * deckLimits.key + 1)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be step.field' });

/** `step.field` as its two parts; neither holds a dot. */
export function splitField(name: string): [step: string, field: string] {
  const [step = '', field = ''] = name.split('.');
  return [step, field];
}

export const fieldValue = z.union([paragraph(deckLimits.text), z.number(), z.boolean()]);

const conditionTree: z.ZodType<Condition, Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ checkpoint: checkpointKey, is: z.enum(conditionValues) }),
      z.strictObject({ field: fieldName, op: z.enum(fieldOperators), value: fieldValue.optional() }),
      z.strictObject({ all: z.array(conditionTree).min(1).max(deckLimits.conditionLeaves) }),
      z.strictObject({ any: z.array(conditionTree).min(1).max(deckLimits.conditionLeaves) }),
      z.strictObject({ not: conditionTree }),
    ]),
  )
  .meta({ id: 'Condition' });

/** When a step is asked at all: one leaf, or leaves joined by all, any and not. */
export const conditionInput = conditionTree
  .refine((condition) => depthOf(condition) <= deckLimits.conditionDepth, {
    error: `at most ${deckLimits.conditionDepth} levels`,
    params: { code: 'condition_too_deep' },
  })
  .refine((condition) => countLeaves(condition) <= deckLimits.conditionLeaves, {
    error: `at most ${deckLimits.conditionLeaves} parts`,
    params: { code: 'condition_too_large' },
  });

function depthOf(condition: Condition): number {
  return 1 + Math.max(0, ...partsOf(condition).map(depthOf));
}

function countLeaves(condition: Condition): number {
  const parts = partsOf(condition);
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + countLeaves(part), 0);
}

function partsOf(condition: Condition): Condition[] {
  if ('not' in condition) return [condition.not];
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [];
}

export const formFieldInput = z.strictObject({
  key: checkpointKey,
  label: optionalLine(deckLimits.title),
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  options: z.array(line(deckLimits.title)).max(deckLimits.options).default([]),
});

/** The smallest a signature field can be, as parts of the page: small enough for initials, large enough for a thumb. */
export const smallestSignature = { width: 0.05, height: 0.02 } as const;

const fraction = z.number().min(0).max(1);

export const signatureFieldShape = z.strictObject({
  key: checkpointKey,
  label: optionalLine(deckLimits.title),
  page: z.int().min(1).max(deckLimits.pages),
  x: fraction,
  y: fraction,
  width: fraction.min(smallestSignature.width),
  height: fraction.min(smallestSignature.height),
});

type Box = { x: number; y: number; width: number; height: number };

/** Sums of fractions are a hair off; a hair beyond the edge is on the page. */
export function isOnPage({ x, y, width, height }: Box): boolean {
  return x + width <= 1.000001 && y + height <= 1.000001;
}

export const outsidePage = { error: 'must lie on the page', params: { code: 'signature_outside' } };

export const signatureFieldInput = signatureFieldShape.refine(isOnPage, outsidePage);

/** Without a kind, a file of any kind will do. Without `signatures`, nobody has to sign it. */
export const fileSlotInput = z.strictObject({
  key: checkpointKey,
  name: optionalLine(deckLimits.title),
  kinds: z.array(z.enum(fileKinds)).max(fileKinds.length).default([]),
  required: z.boolean().default(false),
  signatures: z.array(signatureFieldInput).max(deckLimits.signatureFields).optional(),
});

export const referenceInput = z.strictObject({ versionId: z.uuid(), name: line(deckLimits.title) });

export const subtaskInput = optionalLine(deckLimits.title);

/**
 * A step as the editor saves it. Its title may still be empty and its condition may point nowhere: typing is never
 * lost, and publishing says what is missing.
 */
export const checkpointInput = z.strictObject({
  key: checkpointKey,
  title: optionalLine(deckLimits.title),
  instructions: paragraph(deckLimits.text).default(''),
  confirmationType: z.enum(confirmationTypes),
  assignees: z.array(assigneeInput).max(deckLimits.assignees).default([]),
  requireNote: z.boolean().default(false),
  requireSignoffName: z.boolean().default(false),
  requireTodosDone: z.boolean().default(false),
  assigneeMode: z.enum(assigneeModes).default('any'),
  onReject: z.enum(rejectionModes).default('wait'),
  subtasks: z.array(subtaskInput).max(deckLimits.subtasks).default([]),
  fields: z.array(formFieldInput).max(deckLimits.fields).default([]),
  fileSlots: z.array(fileSlotInput).max(deckLimits.fileSlots).default([]),
  references: z.array(referenceInput).max(deckLimits.references).default([]),
  slaLimitMinutes: minutes.nullable().default(null),
  slaWarnBeforeMinutes: minutes.nullable().default(null),
  condition: conditionInput.nullable().default(null),
  /** The deck whose run does this step; then nobody confirms it. */
  subDeckId: z.uuid().nullable().default(null),
});

export const laneInput = z.strictObject({
  title: optionalLine(deckLimits.title).default(''),
  checkpoints: z.array(checkpointInput).max(deckLimits.checkpoints),
});

/** The whole editable draft. Only the deck's own title must not be empty, as every list shows it. */
export const draftInput = z.strictObject({
  title: line(deckLimits.title),
  description: paragraph(deckLimits.text).default(''),
  departmentId: z.uuid().nullable().default(null),
  lanes: z.array(laneInput).max(deckLimits.lanes),
  approvalMode: z.enum(approvalModes).default('any'),
  approverIds: z.array(z.uuid()).max(deckLimits.approvers).default([]),
});

export type DraftInput = z.input<typeof draftInput>;
export type Draft = z.output<typeof draftInput>;
export type DraftLane = Draft['lanes'][number];
export type DraftCheckpoint = DraftLane['checkpoints'][number];
export type DraftAssignee = z.output<typeof assigneeInput>;
export type DraftCondition = Condition;
export type DraftFileSlot = z.output<typeof fileSlotInput>;
export type DraftSignatureField = z.output<typeof signatureFieldInput>;
export type DraftReference = z.output<typeof referenceInput>;
export type DraftField = z.output<typeof formFieldInput>;

export const createDeckInput = z.strictObject({
  title: line(deckLimits.title),
  description: paragraph(deckLimits.text).default(''),
  departmentId: z.uuid().nullable().default(null),
});

/** The file as text, so that a broken one can be answered with line and column. */
export const importDeckInput = z.strictObject({
  format: z.enum(['json', 'markdown']),
  text: z.string(),
});

export const deckIdInput = z.strictObject({ deckId: z.uuid() });

export const saveDraftInput = z.strictObject({
  deckId: z.uuid(),
  revision: z.int().min(1),
  draft: draftInput,
});

export const publishDeckInput = z.strictObject({
  deckId: z.uuid(),
  /** The draft the person saw; left out, whatever stands there is published. */
  revision: z.int().min(1).optional(),
  note: paragraph(deckLimits.note).default(''),
});

export const listDecksInput = z.strictObject({
  status: z.enum(['active', 'archived']).default('active'),
  q: optionalLine(deckLimits.title).optional(),
  /** A person's pinned decks among the others, left out, or alone. */
  pins: z.enum(['among', 'without', 'only']).default('among'),
});

/** More is no longer a choice of what comes first. */
export const MOST_PINS = 50;

export const getVersionInput = z.strictObject({ deckId: z.uuid(), number: z.int().min(1) });

export const shareLevels = ['viewer', 'editor', 'admin'] as const;

/** The whole list: who is left out loses it. */
export const shareDeckInput = z.strictObject({
  deckId: z.uuid(),
  shares: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('user'), userId: z.uuid(), level: z.enum(shareLevels) }),
        z.strictObject({
          type: z.literal('department'),
          departmentId: z.uuid(),
          level: z.enum(shareLevels),
          /** Also with the members of the departments below it. */
          withSubDepartments: z.boolean().default(false),
        }),
      ]),
    )
    .max(100),
});

export const diffVersionsInput = z.strictObject({
  deckId: z.uuid(),
  from: z.int().min(1),
  /** Left out, the draft as it stands. */
  to: z.int().min(1).optional(),
});

export const restoreVersionInput = z.strictObject({
  deckId: z.uuid(),
  number: z.int().min(1),
  /** The draft that is given up for it. */
  revision: z.int().min(1),
});

export const startReferenceInput = z.strictObject({ deckId: z.uuid(), name: fileName, size: fileSize });

export const duplicateDeckInput = z.strictObject({ deckId: z.uuid(), title: line(deckLimits.title) });

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };

/** A key for a new step: made from its title once, then kept through every renaming. */
export function checkpointKeyFor(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøå]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const base = trimHyphens(trimHyphens(words).slice(0, deckLimits.key - 8)) || 'step';
  if (!taken.has(base)) return base;
  let suffix = 2;
  while (taken.has(`${base}-${suffix}`)) suffix += 1;
  return `${base}-${suffix}`;
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}
