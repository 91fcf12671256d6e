type Asked = {
  assigneeMode: 'any' | 'all';
  requireTodosDone: boolean;
  fileSlots: readonly { signatures?: readonly unknown[] }[];
  isRun: boolean;
};

export type GuestObstacle = 'sub_run' | 'everybody_signs' | 'todos' | 'signatures';

/** Why a step cannot be given to somebody outside; null where it can. It asks for what only insiders can bring. */
export function findObstacle(step: Asked): GuestObstacle | null {
  if (step.isRun) return 'sub_run';
  if (step.assigneeMode === 'all') return 'everybody_signs';
  if (step.requireTodosDone) return 'todos';
  // A signature is given with the PIN of an account, which is what it proves.
  return step.fileSlots.some(({ signatures = [] }) => signatures.length > 0) ? 'signatures' : null;
}
