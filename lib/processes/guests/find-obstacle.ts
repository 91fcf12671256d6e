type Asked = {
  assigneeMode: 'any' | 'all';
  requireTodosDone: boolean;
  fileSlots: readonly { required: boolean; signatures?: readonly unknown[] }[];
  isRun: boolean;
};

export type GuestObstacle = 'sub_run' | 'everybody_signs' | 'todos' | 'files';

/** Why a step cannot be given to somebody outside; null where it can. It asks for what only insiders can bring. */
export function findObstacle(step: Asked): GuestObstacle | null {
  if (step.isRun) return 'sub_run';
  if (step.assigneeMode === 'all') return 'everybody_signs';
  if (step.requireTodosDone) return 'todos';
  const isAskedForFiles = step.fileSlots.some(
    ({ required, signatures = [] }) => required || signatures.length > 0,
  );
  return isAskedForFiles ? 'files' : null;
}
