import type { FieldValue, FormField } from '@/db/schema/processes/decks';

/** Values under the labels people read, as the fields may be called differently in the next version. */
export function labelFields(
  asked: readonly Pick<FormField, 'key' | 'label'>[],
  values: Readonly<Record<string, FieldValue>>,
): { label: string; value: FieldValue }[] {
  return asked.flatMap(({ key, label }) => {
    const value = values[key];
    return value === undefined ? [] : [{ label, value }];
  });
}
