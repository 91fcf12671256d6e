import type { FieldValue, FormField } from '@/db/schema/processes/decks';
import type { Problem } from '@/lib/platform/core/domain-error';

export type GivenFields = Readonly<Record<string, FieldValue | null>>;

const LONGEST_LINE = 500;

/** Everything that is missing or wrong in what was filled in, each with its place in the input. */
export function checkFields(fields: readonly FormField[], given: GivenFields): Problem[] {
  const unknown = Object.keys(given).filter((key) => !fields.some((field) => field.key === key));
  return [
    ...fields.flatMap((field) => checkField(field, given[field.key] ?? null)),
    ...unknown.map((key) => ({
      pointer: `/fields/${key}`,
      code: 'field_unknown',
      message: 'The step has no such field.',
    })),
  ];
}

/** What is kept of what was filled in: values of known fields, without the empty ones. */
export function filledFields(fields: readonly FormField[], given: GivenFields): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap(({ key }) => {
      const value = given[key] ?? null;
      return isEmpty(value) ? [] : [[key, value as FieldValue]];
    }),
  );
}

function checkField(field: FormField, value: FieldValue | null): Problem[] {
  const problem = (code: string, message: string) => [
    { pointer: `/fields/${field.key}`, code, message, params: { label: field.label } },
  ];
  if (isEmpty(value) || (field.type === 'checkbox' && value === false)) {
    return field.required ? problem('field_missing', `"${field.label}" is required.`) : [];
  }
  return fits(field, value as FieldValue) ? [] : problem('field_invalid', `"${field.label}" cannot be this.`);
}

function fits(field: FormField, value: FieldValue): boolean {
  switch (field.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'checkbox':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'select':
      return typeof value === 'string' && field.options.includes(value);
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_LINE && !value.includes('\n');
    case 'long_text':
      return typeof value === 'string';
  }
}

/** A day that exists, as `2026-02-28`. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function isEmpty(value: FieldValue | null): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
