'use client';

import { useTranslations } from 'next-intl';

import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

type FormField = CheckpointView['fields'][number];
type Value = string | number | boolean | null;

/** What a step asks to be filled in. */
export function FormFields({
  fields,
  errorOf,
}: {
  fields: readonly FormField[];
  errorOf: (key: string) => string | undefined;
}) {
  return fields.map((field) => <OneField key={field.key} field={field} error={errorOf(field.key)} />);
}

/** What stands in a form, by field key. */
export function readFields(form: FormData, fields: readonly FormField[]): Record<string, Value> {
  return Object.fromEntries(fields.map((field) => [field.key, givenValue(form.get(nameOf(field)), field)]));
}

function OneField({ field, error }: { field: FormField; error?: string }) {
  const t = useTranslations('runs.confirm');
  const name = nameOf(field);
  if (field.type === 'checkbox') {
    return (
      <div>
        <Checkbox name={name} label={field.label} hint={field.required ? t('mustTick') : undefined} />
        {error && <p className="text-sm text-overdue">{error}</p>}
      </div>
    );
  }
  return (
    <Field label={field.label} required={field.required} error={error}>
      {field.type === 'long_text' && <TextArea name={name} rows={3} maxLength={10_000} />}
      {field.type === 'select' && (
        <Select
          name={name}
          placeholder={t('choose')}
          options={[
            ...(field.required ? [] : [{ value: '', label: t('nothingChosen') }]),
            ...field.options.map((option) => ({ value: option, label: option })),
          ]}
        />
      )}
      {field.type === 'text' && <TextInput name={name} maxLength={500} />}
      {field.type === 'number' && <TextInput name={name} type="number" step="any" inputMode="decimal" />}
      {field.type === 'date' && <TextInput name={name} type="date" />}
    </Field>
  );
}

function nameOf({ key }: FormField): string {
  return `field:${key}`;
}

function givenValue(given: FormDataEntryValue | null, { type }: FormField): Value {
  if (type === 'checkbox') return given !== null;
  const text = String(given ?? '').trim();
  if (text === '') return null;
  return type === 'number' ? Number(text) : text;
}
