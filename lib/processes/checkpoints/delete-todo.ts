import { eq } from 'drizzle-orm';

import { checkpointTodos } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { holdTodo } from './hold-talk';
import { deleteTodoInput } from './inputs';
import { mayContribute } from './policy';
import { ensurePlanning } from './store';

/** Drops a todo; the timeline keeps what it said. */
export const deleteTodo = command({
  name: 'todo.delete',
  input: deleteTodoInput,
  run: async (tx, ctx, { todoId }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const { run, step, todo } = await holdTodo(tx, ctx, todoId);
    authorise(mayContribute(person, run), 'checkpoints.act');
    ensurePlanning(run);

    await tx.delete(checkpointTodos).where(eq(checkpointTodos.id, todoId));
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [{ type: 'checkpoint.todo_deleted', checkpointId: step.id, data: { todo: todo.title } }],
    });
    return { id: todoId };
  },
});
