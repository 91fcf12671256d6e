import type { FieldValue } from '@/db/schema/processes/decks';

const PLACEHOLDER = /\{\{\s*([\w-]+\.[\w-]+)\s*\}\}/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** The fields that instructions speak of, as `step.field`, each once. */
export function placeholdersIn(instructions: string): string[] {
  return [...new Set([...instructions.matchAll(PLACEHOLDER)].map(([, name]) => name!))];
}

/**
 * Instructions with what was filled in before in place of every `{{step.field}}`. A value is text and nothing else:
 * it can make no heading, no link and no list. What has no value yet is a dash.
 */
export function fillInstructions(
  instructions: string,
  given: (step: string, field: string) => FieldValue | undefined,
): string {
  return instructions.replace(PLACEHOLDER, (_, name: string) => {
    const [step = '', field = ''] = name.split('.');
    return shown(given(step, field));
  });
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  return String(value).trim().replace(/\s+/g, ' ').replace(PUNCTUATION, '\\$&');
}
