import type { Problem } from '@/lib/platform/core/domain-error';

import { placeholdersIn } from '../fill-instructions';
import { type DraftCheckpoint, splitField } from '../inputs';
import { type PlacedStep, placeOf } from './check-conditions';

/** Instructions speak only of fields of earlier lanes: those are filled in when somebody reads them. */
export function checkPlaceholders(
  steps: readonly (PlacedStep & Pick<DraftCheckpoint, 'instructions'>)[],
): Problem[] {
  const byKey = new Map(steps.toReversed().map((step) => [step.key, step]));
  return steps.flatMap((step) =>
    placeholdersIn(step.instructions).flatMap((name) => {
      const [key, field] = splitField(name);
      const named = byKey.get(key);
      const problem = (code: string, message: string) => [
        { pointer: step.pointer, code, message, params: { ...placeOf(step), name } },
      ];
      if (!named?.fields.some((each) => each.key === field))
        return problem('placeholder_unknown', `There is no field "${name}".`);
      return named.lane < step.lane
        ? []
        : problem('placeholder_not_earlier', `"${name}" is not filled in in an earlier lane.`);
    }),
  );
}
