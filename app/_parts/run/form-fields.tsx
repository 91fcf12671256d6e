'use client';

import { useTranslations } from 'next-intl';

import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

type FormField = CheckpointView['fields'][number];
const WRITTEN: ReadonlySet<string> = new Set(['text', 'long_text', 'number', 'date']);
type Value = string | number | boolean | null;

/** What a step asks to be filled in. */
export function FormFields({
  fields,
  before,
  errorOf,
}: {
  fields: readonly FormField[];
  /** What a form already held, by the names of its entries. */
  before?: Readonly<Record<string, string>>;
  errorOf: (key: string) => string | undefined;
}) {
  return fields.map((field) => (
    <OneField key={field.key} field={field} before={before} error={errorOf(field.key)} />
  ));
}

/** What stands in a form, by field key. */
export function readFields(form: FormData, fields: readonly FormField[]): Record<string, Value> {
  return Object.fromEntries(fields.map((field) => [field.key, givenValue(form.get(nameOf(field)), field)]));
}

/** What was typed into a form, under the labels people read. */
export function writtenFields(
  form: FormData,
  fields: readonly FormField[],
): { label: string; text: string }[] {
  return fields
    .filter(({ type }) => WRITTEN.has(type))
    .map((field) => ({ label: field.label, text: String(form.get(nameOf(field)) ?? '') }));
}

function OneField({
  field,
  before,
  error,
}: {
  field: FormField;
  before?: Readonly<Record<string, string>>;
  error?: string;
}) {
  const t = useTranslations('runs.confirm');
  const name = nameOf(field);
  const held = before?.[name];
  if (field.type === 'checkbox') {
    return (
      <div>
        <Checkbox
          name={name}
          defaultChecked={held !== undefined}
          label={field.label}
          hint={field.required ? t('mustTick') : undefined}
        />
        {error && <p className="text-sm text-overdue">{error}</p>}
      </div>
    );
  }
  return (
    <Field label={field.label} required={field.required} error={error}>
      {field.type === 'long_text' && <TextArea name={name} defaultValue={held} rows={3} maxLength={10_000} />}
      {field.type === 'select' && (
        <Select
          name={name}
          defaultValue={held || undefined}
          placeholder={t('choose')}
          options={[
            ...(field.required ? [] : [{ value: '', label: t('nothingChosen') }]),
            ...field.options.map((option) => ({ value: option, label: option })),
          ]}
        />
      )}
      {field.type === 'text' && <TextInput name={name} defaultValue={held} maxLength={500} />}
      {field.type === 'number' && (
        <TextInput name={name} defaultValue={held} type="number" step="any" inputMode="decimal" />
      )}
      {field.type === 'date' && <TextInput name={name} defaultValue={held} type="date" />}
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
