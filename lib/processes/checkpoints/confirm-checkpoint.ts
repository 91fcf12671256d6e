import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { checkpointConfirmed } from './events';
import { confirmCheckpointInput } from './inputs';
import { mayAct } from './policy';
import { confirmedValue, missingEvidence } from './rules';
import { ensureActive, ensureRevision, holdVisibleCheckpoint } from './store';

export type DecidedCheckpoint = {
  checkpoint: { id: string; status: string; value: string | null; revision: number };
  run: { id: string; status: string };
};

/** Signs a step off. Refused with the complete list of what is missing; nothing is half-saved. */
export const confirmCheckpoint = command({
  name: 'checkpoint.confirm',
  input: confirmCheckpointInput,
  run: async (tx, ctx, input): Promise<DecidedCheckpoint> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, input.checkpointId);
    authorise(mayAct(person, run, step), 'checkpoints.act');
    ensureActive(run, step);
    ensureRevision(step, input.revision);

    const missing = missingEvidence(step, input, person.name);
    if (missing.length > 0)
      throw new DomainError('evidence_missing', 'Something is still missing.', { problems: missing });
    const value = confirmedValue(step.confirmationType, input.value);
    if (value === null)
      throw new DomainError('invalid_input', 'This step cannot give that value.', { problems: [wrongValue] });

    const facts = { note: input.note || null, signoffName: input.signoffName || null };
    const state = await applyTransitions(tx, ctx, run, {
      transitions: [{ type: 'checkpoint.confirmed', checkpointId: step.id, value }],
      facts: { [step.id]: { ...facts, decidedBy: person.id } },
      eventData: (transition) => (transition.type === 'checkpoint.confirmed' ? facts : undefined),
    });
    record(
      tx,
      ctx,
      checkpointConfirmed,
      { type: 'checkpoint', id: step.id },
      { runId: run.id, title: step.title, value, ...facts },
    );
    return {
      checkpoint: { id: step.id, status: 'completed', value, revision: step.revision + 1 },
      run: { id: run.id, status: state.status },
    };
  },
});

const wrongValue = {
  pointer: '/value',
  code: 'value_not_possible',
  message: 'This step cannot give that value.',
};
