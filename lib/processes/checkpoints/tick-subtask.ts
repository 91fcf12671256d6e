import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { tickSubtaskInput } from './inputs';
import { mayAct } from './policy';
import { ensureActive, holdVisibleCheckpoint, writeSubtasks } from './store';

/** Ticks a part of a step off, or takes the tick back. Ticking what is ticked changes nothing. */
export const tickSubtask = command({
  name: 'checkpoint.tick_subtask',
  input: tickSubtaskInput,
  run: async (tx, ctx, { checkpointId, index, done }): Promise<{ checkpointId: string; open: number }> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, checkpointId);
    authorise(mayAct(person, run, step), 'checkpoints.act');
    ensureActive(run, step);
    const subtask = step.subtasks[index];
    if (!subtask) throw new DomainError('not_found', 'The step has no such subtask.');

    const isDone = subtask.doneAt !== null;
    if (isDone === done) return { checkpointId, open: openOf(step.subtasks) };
    const ticked = done
      ? { title: subtask.title, doneBy: person.id, doneAt: ctx.now.toISOString() }
      : { title: subtask.title, doneBy: null, doneAt: null };
    const subtasks = step.subtasks.with(index, ticked);
    writeSubtasks(tx, checkpointId, subtasks);
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [
        {
          type: done ? 'checkpoint.subtask_done' : 'checkpoint.subtask_undone',
          checkpointId,
          data: { subtask: subtask.title },
        },
      ],
    });
    return { checkpointId, open: openOf(subtasks) };
  },
});

function openOf(subtasks: readonly { doneAt: string | null }[]): number {
  return subtasks.filter(({ doneAt }) => doneAt === null).length;
}
