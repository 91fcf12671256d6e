import { DomainError, type Problem } from '@/lib/platform/core/domain-error';

import { nextOccurrences, type Timing } from './recurrence';

/** The first time a schedule is due from now on; one that never is, is refused. */
export function requirePossible(timing: Timing, now: Date): Date {
  const [next] = nextOccurrences(timing, now, 1);
  if (next) return next;
  const endsTooSoon = timing.endsOn && timing.endsOn < timing.startsOn;
  throw new DomainError('invalid_input', 'The schedule is never due.', {
    problems: [endsTooSoon ? endsBeforeStart : neverDue],
  });
}

const endsBeforeStart: Problem = {
  pointer: '/endsOn',
  code: 'ends_before_start',
  message: 'The last day lies before the first.',
};
const neverDue: Problem = {
  pointer: '/endsOn',
  code: 'never_due',
  message: 'There is no due time from now on until the last day.',
};
