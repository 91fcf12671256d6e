'use client';

import { useTranslations } from 'next-intl';

import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import {
  answersOfStep,
  type DraftCheckpoint,
  type DraftCondition,
  type DraftField,
  operatorsOf,
  splitField,
} from '@/lib/processes/decks/inputs';

import { firstLeaf } from './condition-fields';

type Leaf = Extract<DraftCondition, { checkpoint: string } | { field: string }>;
type FieldLeaf = Extract<Leaf, { field: string }>;
type Operator = FieldLeaf['op'];

/** One thing an earlier step has to have said: its answer, or a field of it. */
export function ConditionLeaf({
  leaf,
  steps,
  change,
}: {
  leaf: Leaf;
  steps: readonly DraftCheckpoint[];
  change: (leaf: DraftCondition) => void;
}) {
  const t = useTranslations('condition');
  const [stepKey, fieldKey] = 'field' in leaf ? splitField(leaf.field) : [leaf.checkpoint];
  const step = steps.find(({ key }) => key === stepKey);
  const field = step?.fields.find(({ key }) => key === fieldKey);

  function ask(what: string) {
    if (!step) return;
    const [kind, name = ''] = what.split(':');
    const asked = step.fields.find(({ key }) => key === name);
    if (kind === 'field' && asked) change(firstFieldLeaf(step.key, asked));
    else change({ checkpoint: step.key, is: name as 'ok' });
  }

  return (
    <div className="grid gap-2 *:min-w-0 sm:grid-cols-2">
      <Select
        label={t('step')}
        value={stepKey}
        options={[
          ...(step ? [] : [{ value: stepKey, label: t('unnamed') }]),
          ...steps.map(({ key, title }) => ({ value: key, label: title || t('unnamed') })),
        ]}
        onChange={(key) => {
          const chosen = steps.find((each) => each.key === key);
          if (chosen) change(firstLeaf(chosen));
        }}
      />
      <Select
        label={t('what')}
        value={'field' in leaf ? `field:${fieldKey}` : `is:${leaf.is}`}
        options={step ? whatOf(t, step) : []}
        onChange={ask}
      />
      {'field' in leaf && field && <Comparison leaf={leaf} field={field} change={change} />}
    </div>
  );
}

function Comparison({
  leaf,
  field,
  change,
}: {
  leaf: FieldLeaf;
  field: DraftField;
  change: (leaf: FieldLeaf) => void;
}) {
  const t = useTranslations('condition');

  return (
    <>
      <Select
        label={t('operator')}
        value={leaf.op}
        options={operatorsOf[field.type].map((value) => ({ value, label: t(`operatorWords.${value}`) }))}
        onChange={(op) =>
          change({ ...leaf, op: op as Operator, ...(op === 'empty' && { value: undefined }) })
        }
      />
      {leaf.op !== 'empty' && <ComparedValue leaf={leaf} field={field} change={change} />}
    </>
  );
}

function ComparedValue({
  leaf,
  field,
  change,
}: {
  leaf: FieldLeaf;
  field: DraftField;
  change: (leaf: FieldLeaf) => void;
}) {
  const t = useTranslations('condition');
  if (field.type === 'select' || field.type === 'checkbox') {
    const options =
      field.type === 'select'
        ? field.options.map((option) => ({ value: option, label: option }))
        : [
            { value: 'true', label: t('checked') },
            { value: 'false', label: t('unchecked') },
          ];
    return (
      <Select
        label={t('value')}
        value={String(leaf.value ?? '')}
        options={options}
        onChange={(value) => change({ ...leaf, value: field.type === 'checkbox' ? value === 'true' : value })}
      />
    );
  }
  return (
    <TextInput
      aria-label={t('value')}
      type={field.type === 'number' ? 'number' : field.type === 'date' ? 'date' : 'text'}
      step="any"
      value={String(leaf.value ?? '')}
      onChange={({ target }) => {
        const value = field.type === 'number' ? Number(target.value) : target.value;
        change({ ...leaf, value });
      }}
    />
  );
}

function whatOf(t: ReturnType<typeof useTranslations<'condition'>>, step: DraftCheckpoint) {
  return [
    ...answersOfStep(step).map((answer) => ({ value: `is:${answer}`, label: t(`values.${answer}`) })),
    ...step.fields.map(({ key, label }) => ({
      value: `field:${key}`,
      label: t('fieldOption', { field: label || t('unnamed') }),
    })),
  ];
}

function firstFieldLeaf(stepKey: string, field: DraftField): FieldLeaf {
  const first = {
    text: '',
    long_text: '',
    number: 0,
    date: '',
    select: field.options[0] ?? '',
    checkbox: true,
  };
  return { field: `${stepKey}.${field.key}`, op: operatorsOf[field.type][0]!, value: first[field.type] };
}
