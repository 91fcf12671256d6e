import type { Transition } from '@/lib/processes/engine/run-state';

import type { HeldRun, HeldStep } from './hold-run';
import { allSigned, commonFields, commonValue } from './join-signatures';
import type { Decision } from './write-transitions';

/** Completes the steps on which everybody who has them has signed, in a run that is active. */
export function confirmSigned(steps: readonly HeldStep[]): {
  transitions: Transition[];
  facts: Record<string, { decidedBy: string }>;
} {
  const signed = steps.filter(isSigned);
  return {
    transitions: signed.map(({ id, confirmations }) => ({
      type: 'checkpoint.confirmed',
      checkpointId: id,
      value: commonValue(confirmations),
      fields: commonFields(confirmations),
    })),
    facts: Object.fromEntries(
      signed.map(({ id, confirmations }) => [id, { decidedBy: confirmations.at(-1)!.userId }]),
    ),
  };
}

/** A run that goes on also does what came due while it stood still: who was waited for may have been taken off a step. */
export function withSigned(held: HeldRun, decision: Decision): Decision {
  if (!decision.transitions.some(({ type }) => type === 'run.resumed')) return decision;
  const { transitions, facts } = confirmSigned(held.steps);
  return {
    ...decision,
    transitions: [...decision.transitions, ...transitions],
    facts: { ...decision.facts, ...facts },
  };
}

function isSigned({ status, assigneeMode, assigneeIds, confirmations }: HeldStep): boolean {
  return (
    status === 'active' &&
    assigneeMode === 'all' &&
    confirmations.length > 0 &&
    allSigned(assigneeIds, confirmations)
  );
}
