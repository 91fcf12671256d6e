import type { Confirmation } from '@/db/schema/processes/checkpoints';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { allSigned, commonFields, commonValue } from '@/lib/processes/runs/join-signatures';
import { labelFields } from '@/lib/processes/runs/label-fields';

import { checkEvidence } from './check-evidence';
import { checkpointConfirmed } from './events';
import { confirmCheckpointInput } from './inputs';
import { mayConfirm } from './policy';
import { addConfirmation, ensureActive, ensureByHand, ensureRevision, holdVisibleCheckpoint } from './store';

export type DecidedCheckpoint = {
  checkpoint: { id: string; status: string; value: string | null; revision: number };
  run: { id: string; status: string };
};

/**
 * Signs a step off. Refused with the complete list of what is missing; nothing is half-saved. Where everybody has
 * to sign, each signature is kept and the last one completes the step.
 */
export const confirmCheckpoint = command({
  name: 'checkpoint.confirm',
  input: confirmCheckpointInput,
  run: async (tx, ctx, input): Promise<DecidedCheckpoint> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, input.checkpointId);
    authorise(mayConfirm(person, run, step), 'checkpoints.act');
    ensureActive(run, step);
    ensureByHand(step);
    if (step.confirmations.some(({ userId }) => userId === person.id)) {
      throw new DomainError('already_decided', 'You have signed this step already.');
    }
    ensureRevision(step, input.revision);

    const { value, facts, fields } = await checkEvidence(tx, step, input, person.name);
    const target = { type: 'checkpoint', id: step.id };
    record(tx, ctx, checkpointConfirmed, target, { runId: run.id, title: step.title, value, ...facts });

    const at = ctx.now.toISOString();
    const signature: Confirmation = { userId: person.id, value, ...facts, fields, at };
    const signatures = [...step.confirmations, signature];
    const needsAll = step.assigneeMode === 'all';
    if (needsAll) addConfirmation(tx, step.id, signature);
    if (needsAll && !allSigned(step.assigneeIds, signatures)) {
      const data = { value, ...facts, fields: labelFields(step.fields, fields) };
      const state = await applyTransitions(tx, ctx, run, {
        transitions: [],
        entries: [{ type: 'checkpoint.signed', checkpointId: step.id, data }],
      });
      return {
        checkpoint: { id: step.id, status: 'active', value: null, revision: step.revision + 1 },
        run: { id: run.id, status: state.status },
      };
    }

    const final = needsAll ? commonValue(signatures) : value;
    const filled = needsAll ? commonFields(signatures) : fields;
    const state = await applyTransitions(tx, ctx, run, {
      transitions: [{ type: 'checkpoint.confirmed', checkpointId: step.id, value: final, fields: filled }],
      facts: { [step.id]: { ...facts, decidedBy: person.id } },
      eventData: (transition) => (transition.type === 'checkpoint.confirmed' ? facts : undefined),
    });
    return {
      checkpoint: {
        id: step.id,
        status: 'completed',
        value: final,
        revision: step.revision + (needsAll ? 2 : 1),
      },
      run: { id: run.id, status: state.status },
    };
  },
});
