import { count, eq } from 'drizzle-orm';

import { checkpointTodos } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { todoAssigned } from './events';
import { addTodoInput, talkLimits } from './inputs';
import { mayContribute } from './policy';
import { ensureCanSee, ensurePlanning, holdVisibleCheckpoint } from './store';

/** Writes down something to do about a step. Its run is held, as an open todo may keep a step from being confirmed. */
export const addTodo = command({
  name: 'todo.add',
  input: addTodoInput,
  run: async (tx, ctx, { checkpointId, title, assigneeId, dueOn }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const { run } = await holdVisibleCheckpoint(tx, ctx, checkpointId);
    authorise(mayContribute(person, run), 'checkpoints.act');
    ensurePlanning(run);
    await ensureCanSee(tx, run.id, assigneeId);
    await ensureRoom(tx, checkpointId);

    const runId = run.id;
    const [todo] = await tx
      .insert(checkpointTodos)
      .values({ runId, checkpointId, title, assigneeId, dueOn, createdBy: person.id, createdAt: ctx.now })
      .returning({ id: checkpointTodos.id });
    const todoId = todo!.id;
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [{ type: 'checkpoint.todo_added', checkpointId, data: { todo: title } }],
    });
    if (assigneeId && assigneeId !== person.id) {
      const facts = { runId, checkpointId, todoId, userId: assigneeId };
      record(tx, ctx, todoAssigned, { type: 'todo', id: todoId }, facts);
    }
    return { id: todoId };
  },
});

async function ensureRoom(tx: Tx, checkpointId: string): Promise<void> {
  const [row] = await tx
    .select({ todos: count() })
    .from(checkpointTodos)
    .where(eq(checkpointTodos.checkpointId, checkpointId));
  if (row!.todos < talkLimits.todos) return;
  const message = `A step holds at most ${talkLimits.todos} todos.`;
  throw new DomainError('invalid_input', message, {
    problems: [{ pointer: '/title', code: 'too_many_todos', message, params: { most: talkLimits.todos } }],
  });
}
