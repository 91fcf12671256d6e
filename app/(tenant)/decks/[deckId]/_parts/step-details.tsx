'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';

import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { MultiCombobox } from '@/app/_ui/multi-combobox';
import { RadioGroup } from '@/app/_ui/radio-group';
import { Select } from '@/app/_ui/select';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import {
  assigneeModes,
  confirmationTypes,
  type DraftAssignee,
  type DraftCheckpoint,
  rejectionModes,
} from '@/lib/processes/decks/inputs';
import type { SubDeckOption } from '@/lib/processes/decks/list-sub-deck-options';

import { ConditionFields } from './condition-fields';
import { DurationInput } from './duration-input';
import { FileSlotFields } from './file-slot-fields';
import { FormFieldFields } from './form-field-fields';
import { ReferenceFields } from './reference-fields';
import { SubDeckField } from './sub-deck-field';
import { SubtaskFields } from './subtask-fields';

type Props = {
  deckId: string;
  step: Omit<DraftCheckpoint, 'title' | 'instructions'>;
  earlier: readonly DraftCheckpoint[];
  people: PeopleOptions;
  subDecks: readonly SubDeckOption[];
  set: (patch: Partial<DraftCheckpoint>) => void;
};

/** What stays as it is while the words above are typed. */
export const StepDetails = memo(function StepDetails({
  deckId,
  step,
  earlier,
  people,
  subDecks,
  set,
}: Props) {
  const t = useTranslations('decks.step');
  return (
    <>
      <SubDeckField step={step} options={subDecks} set={set} />
      {!step.subDeckId && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-strong">{t('type')}</legend>
          <RadioGroup
            label={t('type')}
            value={step.confirmationType}
            onChange={(value) => set({ confirmationType: value as DraftCheckpoint['confirmationType'] })}
            options={confirmationTypes.map((value) => ({
              value,
              label: t(`types.${value}`),
              hint: t(`types.${value}Hint`),
            }))}
          />
        </fieldset>
      )}
      {!step.subDeckId && step.confirmationType === 'accept_reject' && (
        <Field label={t('onReject')}>
          <Select
            value={step.onReject}
            options={rejectionModes.map((value) => ({ value, label: t(`rejections.${value}`) }))}
            onChange={(value) => set({ onReject: value as DraftCheckpoint['onReject'] })}
          />
        </Field>
      )}
      <Field label={t('assignees')} hint={t('assigneesHint')}>
        <MultiCombobox
          options={[
            { value: 'starter', label: t('starter') },
            ...people.departments.map((each) => ({
              value: `department:${each.id}`,
              label: each.name,
              hint: t('departmentHint'),
            })),
            ...people.users.map((each) => ({
              value: `user:${each.id}`,
              label: each.name,
              hint: each.hint ?? undefined,
            })),
          ]}
          value={step.assignees.map(toOption)}
          onChange={(values) => set({ assignees: values.map(toAssignee) })}
        />
      </Field>
      {!step.subDeckId && (
        <Field label={t('assigneeMode')}>
          <Select
            value={step.assigneeMode}
            options={assigneeModes.map((value) => ({ value, label: t(`assigneeModes.${value}`) }))}
            onChange={(value) => set({ assigneeMode: value as DraftCheckpoint['assigneeMode'] })}
          />
        </Field>
      )}
      {(!step.subDeckId || step.subtasks.length > 0) && (
        <SubtaskFields subtasks={step.subtasks} set={(subtasks) => set({ subtasks })} />
      )}
      {(!step.subDeckId || step.fields.length > 0) && (
        <FormFieldFields fields={step.fields} set={(fields) => set({ fields })} />
      )}
      {(!step.subDeckId || step.fileSlots.length > 0) && (
        <FileSlotFields
          slots={step.fileSlots}
          references={step.references}
          set={(fileSlots) => set({ fileSlots })}
        />
      )}
      <ReferenceFields
        deckId={deckId}
        references={step.references}
        set={(references) => set({ references })}
      />
      <fieldset className="grid gap-1" hidden={step.subDeckId !== null && !asksForEvidence(step)}>
        <legend className="mb-1 text-sm font-strong">{t('evidence')}</legend>
        <Checkbox
          label={t('requireNote')}
          checked={step.requireNote}
          onCheckedChange={(requireNote) => set({ requireNote })}
        />
        <Checkbox
          label={t('requireSignoffName')}
          checked={step.requireSignoffName}
          onCheckedChange={(requireSignoffName) => set({ requireSignoffName })}
        />
        <Checkbox
          label={t('requireTodosDone')}
          checked={step.requireTodosDone}
          onCheckedChange={(requireTodosDone) => set({ requireTodosDone })}
        />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-strong">{t('sla')}</legend>
        <p className="text-sm text-ink-soft">{t('slaHint')}</p>
        <DurationInput
          label={t('limit')}
          minutes={step.slaLimitMinutes}
          onChange={(slaLimitMinutes) =>
            set(
              slaLimitMinutes === null
                ? { slaLimitMinutes, slaWarnBeforeMinutes: null }
                : { slaLimitMinutes },
            )
          }
        />
        {step.slaLimitMinutes !== null && (
          <DurationInput
            label={t('warn')}
            minutes={step.slaWarnBeforeMinutes}
            onChange={(slaWarnBeforeMinutes) => set({ slaWarnBeforeMinutes })}
          />
        )}
      </fieldset>
      <ConditionFields earlier={earlier} condition={step.condition} set={(condition) => set({ condition })} />
    </>
  );
});

/** Also shown where a sub-process does the step, as long as there is something to untick. */
function asksForEvidence(step: Props['step']): boolean {
  return step.requireNote || step.requireSignoffName || step.requireTodosDone;
}

function toOption(assignee: DraftAssignee): string {
  if (assignee.type === 'starter') return 'starter';
  return assignee.type === 'user' ? `user:${assignee.userId}` : `department:${assignee.departmentId}`;
}

function toAssignee(value: string): DraftAssignee {
  const [type, id = ''] = value.split(':');
  if (type === 'user') return { type: 'user', userId: id };
  return type === 'department' ? { type: 'department', departmentId: id } : { type: 'starter' };
}
