'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { deleteComment } from '@/lib/processes/checkpoints/delete-comment';
import { deleteTodo } from '@/lib/processes/checkpoints/delete-todo';
import { editComment } from '@/lib/processes/checkpoints/edit-comment';
import { updateTodo } from '@/lib/processes/checkpoints/update-todo';
import { listViewers } from '@/lib/processes/runs/list-viewers';

type AddComment = Parameters<typeof addComment>[1];
type EditComment = Parameters<typeof editComment>[1];
type DeleteComment = Parameters<typeof deleteComment>[1];
type AddTodo = Parameters<typeof addTodo>[1];
type UpdateTodo = Parameters<typeof updateTodo>[1];
type DeleteTodo = Parameters<typeof deleteTodo>[1];

export const addCommentAction = tenantAction((ctx, input: AddComment) => shown(addComment(ctx, input)));
export const editCommentAction = tenantAction((ctx, input: EditComment) => shown(editComment(ctx, input)));
export const deleteCommentAction = tenantAction((ctx, input: DeleteComment) =>
  shown(deleteComment(ctx, input)),
);
export const addTodoAction = tenantAction((ctx, input: AddTodo) => shown(addTodo(ctx, input)));
export const updateTodoAction = tenantAction((ctx, input: UpdateTodo) => shown(updateTodo(ctx, input)));
export const deleteTodoAction = tenantAction((ctx, input: DeleteTodo) => shown(deleteTodo(ctx, input)));
export const viewersAction = tenantAction((ctx, input: Parameters<typeof listViewers>[1]) =>
  listViewers(ctx, input),
);

/** What is said and planned stands on the page of its run alone. */
async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/runs/[runId]', 'page');
  return value;
}
