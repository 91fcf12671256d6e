import type { ActionFailure } from '@/app/_server/action-result';

/** Refusals that mean "the page shows an older state than there is": the cure is to show the new one. */
const OUTDATED: ReadonlySet<string> = new Set([
  'conflict',
  'checkpoint_not_active',
  'invalid_transition',
  'already_decided',
]);

export function isOutdated(failure: ActionFailure): boolean {
  return OUTDATED.has(failure.code);
}

/** Problems by the field they point at: `/note` is `note`, a form's own field is `fields/its-key`, a file `files/its-key`. */
export function problemsByField(failure: ActionFailure): Map<string, ActionFailure['problems'][number]> {
  // Of several about one field the first is said.
  return new Map(failure.problems.toReversed().map((problem) => [fieldOf(problem.pointer), problem]));
}

function fieldOf(pointer: string): string {
  const [first = '', second] = pointer.split('/').slice(1);
  return (first === 'fields' || first === 'files') && second ? `${first}/${second}` : first;
}
