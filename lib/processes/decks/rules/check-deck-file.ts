import type { Problem } from '@/lib/platform/core/domain-error';
import { tryShape } from '@/lib/platform/core/parse-input';

import {
  checkpointKey,
  conditionInput,
  confirmationTypes,
  deckLimits,
  fileSlotInput,
  formFieldInput,
  rejectionModes,
} from '../inputs';
import { checkConditions, type PlacedStep } from './check-conditions';
import { repeated, tooManyCheckpoints } from './check-draft-shape';

type Loose = Record<string, unknown>;
type LooseStep = PlacedStep & { raw: Loose };

/**
 * What no shape can say about a file: keys that repeat, conditions that lead nowhere, a warning before its deadline
 * begins. Reads as much as can be read, so that a file with a wrong shape is told all of it at once.
 */
export function checkDeckFile(value: unknown): Problem[] {
  const steps = looseSteps(value);
  const keyed = steps.filter((step) => step.key !== '');
  return [
    ...repeated(
      keyed.map((step) => step.key),
      (index) => `${keyed[index]?.pointer}/key`,
      'duplicate_key',
    ),
    ...(objectOf(value).unfinished === true ? [] : whatIsUnfinished(steps)),
    ...steps.flatMap(({ fields, pointer }) =>
      repeated(
        fields.map((field) => field.key),
        (index) => `${pointer}/fields/${index}/key`,
        'duplicate_field',
      ),
    ),
    ...steps.flatMap(({ raw, pointer }) => {
      const slots = listOf(raw.fileSlots).flatMap((slot) => tryShape(fileSlotInput, slot).data ?? []);
      const keys = slots.map((slot) => slot.key);
      return repeated(keys, (index) => `${pointer}/fileSlots/${index}/key`, 'duplicate_slot');
    }),
    ...steps.flatMap(({ raw, pointer }) =>
      listOf(raw.fileSlots).flatMap((slot, at) => {
        const fields = listOf(objectOf(slot).signatures);
        const keys = fields.flatMap((field) => tryShape(checkpointKey, objectOf(field).key).data ?? []);
        return repeated(
          keys,
          (index) => `${pointer}/fileSlots/${at}/signatures/${index}/key`,
          'duplicate_signature',
        );
      }),
    ),
    ...steps.flatMap(({ raw, pointer }) => repeatedReferences(raw.assignees, `${pointer}/assignees`)),
    ...repeatedReferences(approversOf(value), '/finalApproval/approvers'),
  ];
}

/** What a draft may still lack while it is written, but a file only if it says so. */
function whatIsUnfinished(steps: readonly LooseStep[]): Problem[] {
  return [...checkConditions(steps), ...steps.flatMap(lateWarning), ...steps.flatMap(emptyTexts)];
}

function emptyTexts({ raw, pointer }: LooseStep): Problem[] {
  const texts: [place: string, text: unknown][] = [
    ['title', raw.title],
    ...listOf(raw.subtasks).map((text, at): [string, unknown] => [`subtasks/${at}`, text]),
    ...listOf(raw.fields).map((field, at): [string, unknown] => [
      `fields/${at}/label`,
      objectOf(field).label,
    ]),
    ...listOf(raw.fileSlots).flatMap((slot, at): [string, unknown][] => [
      [`fileSlots/${at}/name`, objectOf(slot).name],
      ...listOf(objectOf(slot).signatures).map((field, n): [string, unknown] => [
        `fileSlots/${at}/signatures/${n}/label`,
        objectOf(field).label,
      ]),
    ]),
  ];
  return texts.flatMap(([place, text]) =>
    typeof text === 'string' && text.trim() === ''
      ? [{ pointer: `${pointer}/${place}`, code: 'empty', message: 'must not be empty' }]
      : [],
  );
}

/** Asked before anything else: a file with ten thousand steps needs no list of ten thousand problems. */
export function checkDeckSize(value: unknown): Problem[] {
  const lanes = listOf(objectOf(value).lanes);
  const count = lanes.reduce<number>((sum, lane) => sum + listOf(objectOf(lane).checkpoints).length, 0);
  if (count > deckLimits.checkpoints) return [tooManyCheckpoints(count)];
  if (lanes.length <= deckLimits.lanes) return [];
  return [
    {
      pointer: '/lanes',
      code: 'too_many_lanes',
      message: `A deck holds at most ${deckLimits.lanes} lanes; these are ${lanes.length}.`,
      params: { max: deckLimits.lanes, count: lanes.length },
    },
  ];
}

function looseSteps(value: unknown): LooseStep[] {
  return listOf(objectOf(value).lanes).flatMap((rawLane, lane) =>
    listOf(objectOf(rawLane).checkpoints).map((rawStep, position) => {
      const raw = objectOf(rawStep);
      const condition = tryShape(conditionInput, raw.condition);
      return {
        raw,
        lane,
        position,
        pointer: `/lanes/${lane}/checkpoints/${position}`,
        key: tryShape(checkpointKey, raw.key).data ?? '',
        title: typeof raw.title === 'string' ? raw.title.slice(0, deckLimits.title) : '',
        confirmationType: confirmationTypes.find((type) => type === raw.confirmationType) ?? null,
        onReject: rejectionModes.find((mode) => mode === raw.onReject) ?? 'wait',
        // Which deck it is does not matter here, only that its run answers instead of a person.
        subDeckId: typeof raw.subDeck === 'string' ? raw.subDeck : null,
        fields: listOf(raw.fields).flatMap((field) => tryShape(formFieldInput, field).data ?? []),
        condition: condition.success ? condition.data : null,
      };
    }),
  );
}

function lateWarning({ raw, pointer, title, lane, position }: LooseStep): Problem[] {
  const { limitMinutes, warnBeforeMinutes } = objectOf(raw.sla);
  if (raw.sla !== undefined && limitMinutes === undefined)
    return [{ pointer: `${pointer}/sla/limitMinutes`, code: 'missing', message: 'is missing' }];
  if (typeof limitMinutes !== 'number' || typeof warnBeforeMinutes !== 'number') return [];
  if (warnBeforeMinutes < limitMinutes) return [];
  const message = 'The warning would come before the step even begins.';
  const params = { title, lane: lane + 1, position: position + 1 };
  return [{ pointer: `${pointer}/sla/warnBeforeMinutes`, code: 'sla_warning_too_early', message, params }];
}

function repeatedReferences(list: unknown, pointer: string): Problem[] {
  const names = listOf(list).map((each) => {
    const { user, department } = objectOf(each);
    if (typeof user === 'string') return user.trim().toLowerCase();
    return typeof department === 'string' ? department.trim().toLowerCase() : JSON.stringify(each);
  });
  return repeated(names, (index) => `${pointer}/${index}`, 'duplicate_person');
}

function approversOf(value: unknown): unknown {
  return objectOf(objectOf(value).finalApproval).approvers;
}

function objectOf(value: unknown): Loose {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
