import { eq } from 'drizzle-orm';
import type { z } from 'zod';

import { checkpointTodos } from '@/db/schema/processes/talk';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { applyTransitions, type TimelineEntry } from '@/lib/processes/runs/apply-transitions';
import type { EventChange } from '@/lib/processes/runs/read-changes';

import { todoAssigned } from './events';
import { type HeldTodo, holdTodo } from './hold-talk';
import { updateTodoInput } from './inputs';
import { mayContribute, mayTickTodo } from './policy';
import { ensureCanSee, ensurePlanning } from './store';

/** Ticks a todo off or takes the tick back, or changes what it says. What is so already changes nothing. */
export const updateTodo = command({
  name: 'todo.update',
  input: updateTodoInput,
  run: async (tx, ctx, input): Promise<{ id: string; done: boolean }> => {
    const person = requirePerson(ctx.actor);
    const { run, step, todo } = await holdTodo(tx, ctx, input.todoId);
    const changed = changesOf(todo, input);
    const isTick = input.done !== undefined && input.done !== (todo.doneAt !== null);
    const mayDo = changed.length > 0 ? mayContribute(person, run) : mayTickTodo(person, run, todo);
    authorise(mayDo, 'checkpoints.act');
    const done = input.done ?? todo.doneAt !== null;
    if (changed.length === 0 && !isTick) return { id: todo.id, done };
    ensurePlanning(run);
    if (changed.includes('assigneeId')) await ensureCanSee(tx, run.id, input.assigneeId);

    const title = input.title ?? todo.title;
    const { assigneeId = todo.assigneeId, dueOn = todo.dueOn } = input;
    const ticked = isTick ? { doneAt: done ? ctx.now : null, doneBy: done ? person.id : null } : {};
    await tx
      .update(checkpointTodos)
      .set({ title, assigneeId, dueOn, ...ticked })
      .where(eq(checkpointTodos.id, todo.id));
    const type = done ? 'checkpoint.todo_done' : 'checkpoint.todo_undone';
    const data = { todo: title };
    const now = { title, assigneeId, dueOn };
    const said = changed.map((name) => ({ what: told[name], from: todo[name], to: now[name] }));
    const entries: TimelineEntry[] = [
      ...(changed.length > 0
        ? [{ type: 'checkpoint.todo_changed', checkpointId: step.id, data: { ...data, changed: said } }]
        : []),
      ...(isTick ? [{ type, checkpointId: step.id, data }] : []),
    ];
    await applyTransitions(tx, ctx, run, { transitions: [], entries });
    if (changed.includes('assigneeId') && assigneeId && assigneeId !== person.id && !done) {
      const facts = { runId: run.id, checkpointId: step.id, todoId: todo.id, userId: assigneeId };
      record(tx, ctx, todoAssigned, { type: 'todo', id: todo.id }, facts);
    }
    return { id: todo.id, done };
  },
});

const content = ['title', 'assigneeId', 'dueOn'] as const;

/** How the timeline calls them. */
const told = { title: 'title', assigneeId: 'assignee', dueOn: 'dueOn' } as const satisfies Record<
  (typeof content)[number],
  EventChange['what']
>;

function changesOf(todo: HeldTodo, input: z.output<typeof updateTodoInput>): (typeof content)[number][] {
  return content.filter((name) => input[name] !== undefined && input[name] !== todo[name]);
}
