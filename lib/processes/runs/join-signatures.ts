import type { Confirmation } from '@/db/schema/processes/checkpoints';

/** Whether everybody a step falls to has signed. Whoever no longer has the step is not waited for. */
export function allSigned(assigneeIds: readonly string[], signatures: readonly Confirmation[]): boolean {
  return assigneeIds.every((id) => signatures.some(({ userId }) => userId === id));
}

/** What several say together: one "no" makes it a no. */
export function commonValue(signatures: readonly Confirmation[]): string {
  return signatures.find(({ value }) => value === 'no')?.value ?? signatures.at(-1)!.value;
}

/** What several filled in: of the same field, what was filled in last. */
export function commonFields(signatures: readonly Confirmation[]): Confirmation['fields'] {
  return Object.assign({}, ...signatures.map(({ fields }) => fields));
}
