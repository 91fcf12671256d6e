'use client';

import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { MultiCombobox } from '@/app/_ui/multi-combobox';
import { RadioGroup } from '@/app/_ui/radio-group';
import { Select } from '@/app/_ui/select';
import { Sheet } from '@/app/_ui/sheet';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import { approvalModes, type Draft, deckLimits } from '@/lib/processes/decks/inputs';

import type { DraftChange } from './draft-reducer';

type Props = {
  draft: Draft;
  people: PeopleOptions;
  change: (change: DraftChange) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function DeckSettings({ draft, people, change, open, onOpenChange }: Props) {
  const t = useTranslations('decks');
  const set = (patch: Partial<Omit<Draft, 'lanes'>>) => change({ type: 'deck', patch });
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('settings.title')}
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          {t('settings.done')}
        </Button>
      }
    >
      <div className="grid gap-5">
        <Field label={t('settings.name')} required>
          <TextInput
            value={draft.title}
            maxLength={deckLimits.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label={t('settings.description')}>
          <TextArea
            rows={4}
            value={draft.description}
            maxLength={deckLimits.text}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field label={t('settings.department')} hint={t('create.departmentHint')}>
          <Select
            value={draft.departmentId ?? ''}
            options={[
              { value: '', label: t('create.none') },
              ...people.departments.map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={(value) => set({ departmentId: value || null })}
          />
        </Field>
        <Field label={t('settings.approvers')} hint={t('settings.approversHint')}>
          <MultiCombobox
            options={people.users.map((each) => ({
              value: each.id,
              label: each.name,
              hint: each.hint ?? undefined,
            }))}
            value={draft.approverIds}
            onChange={(approverIds) => set({ approverIds })}
          />
        </Field>
        {draft.approverIds.length > 1 && (
          <RadioGroup
            label={t('settings.mode')}
            value={draft.approvalMode}
            onChange={(value) => set({ approvalMode: value as Draft['approvalMode'] })}
            options={approvalModes.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
        )}
      </div>
    </Sheet>
  );
}
