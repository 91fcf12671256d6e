import type { useTranslations } from 'next-intl';

import { conditionSentence, type Words } from '@/app/_parts/condition/condition-sentence';
import type {
  DraftAssignee,
  DraftCondition,
  DraftField,
  DraftFileSlot,
  DraftReference,
  DraftSignatureField,
} from '@/lib/processes/decks/inputs';
import type { DeckField, StepField, VersionDiff } from '@/lib/processes/versions/diff-versions';

export type DiffWords = { t: ReturnType<typeof useTranslations<'decks'>>; condition: Words };

const LONGEST_IN_A_SENTENCE = 120;

/** One side of a change as people read it. */
export function sideOf(
  { t, condition }: DiffWords,
  diff: Pick<VersionDiff, 'people' | 'departments' | 'decks' | 'steps'>,
  field: StepField | DeckField,
  value: unknown,
): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('diff.empty');
  if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no');
  if (typeof value === 'number') return t('diff.minutes', { n: value });
  switch (field) {
    case 'confirmationType':
      return t(`step.types.${value as 'simple_ok'}`);
    case 'assigneeMode':
      return t(`step.assigneeModes.${value as 'any'}`);
    case 'onReject':
      return t(`step.rejections.${value as 'wait'}`);
    case 'approvalMode':
      return t(`settings.${value as 'any'}`);
    case 'assignees':
      return (value as DraftAssignee[]).map((each) => assigneeName(t, diff, each)).join(', ');
    case 'approverIds':
      return (value as string[]).map((id) => nameOf(diff.people, id)).join(', ');
    case 'departmentId':
      return nameOf(diff.departments, value as string);
    case 'condition':
      return conditionSentence(condition, value as DraftCondition, diff.steps);
    case 'subDeckId':
      return nameOf(diff.decks, value as string);
    case 'subtasks':
      return (value as string[]).join(', ');
    case 'fields':
      return (value as DraftField[]).map((each) => fieldText(t, each)).join(', ');
    case 'fileSlots':
      return (value as DraftFileSlot[]).map((each) => slotText(t, each)).join(', ');
    case 'references':
      return (value as DraftReference[]).map(({ name }) => name).join(', ');
    default:
      return String(value);
  }
}

export function isLong(...sides: string[]): boolean {
  return sides.some((side) => side.length > LONGEST_IN_A_SENTENCE || side.includes('\n'));
}

function fieldText(t: DiffWords['t'], { label, type, required, options }: DraftField): string {
  const more = [
    t(`step.fieldTypes.${type}`),
    ...(required ? [t('step.fieldRequired')] : []),
    ...(options.length > 0 ? [options.join('/')] : []),
  ];
  return `${label} (${more.join(', ')})`;
}

function slotText(t: DiffWords['t'], { name, kinds, required, signatures }: DraftFileSlot): string {
  const more = [
    ...kinds.map((kind) => t(`step.fileKinds.${kind}`)),
    ...(required ? [t('step.fieldRequired')] : []),
    ...(signatures ? [t('step.signedBy', { labels: signatures.map(placeText).join('; ') })] : []),
  ];
  return more.length > 0 ? `${name} (${more.join(', ')})` : name;
}

function placeText({ label, page, x, y, width, height }: DraftSignatureField): string {
  const percent = [x, y, width, height].map((part) => Math.round(part * 100));
  return `${label} (${page}: ${percent.join('/')})`;
}

function assigneeName(
  t: DiffWords['t'],
  diff: Pick<VersionDiff, 'people' | 'departments'>,
  assignee: DraftAssignee,
): string {
  if (assignee.type === 'starter') return t('step.starter');
  return assignee.type === 'user'
    ? nameOf(diff.people, assignee.userId)
    : nameOf(diff.departments, assignee.departmentId);
}

function nameOf(list: readonly { id: string; name: string }[], id: string): string {
  return list.find((each) => each.id === id)?.name ?? '?';
}
