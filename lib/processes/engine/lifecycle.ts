import type { RunStatus } from '@/db/schema/processes/runs';

/** From which states a run may be told to do something. Everything else is refused, naming the state it is in. */
export const allowedFrom = {
  start: ['pending'],
  pause: ['active'],
  resume: ['paused'],
  cancel: ['pending', 'active', 'paused', 'awaiting_final_approval'],
  archive: ['completed', 'cancelled', 'rejected'],
  unarchive: ['completed', 'cancelled', 'rejected'],
  decide: ['awaiting_final_approval'],
  reopen: ['active', 'awaiting_final_approval'],
  act: ['active'],
  reassign: ['pending', 'active', 'paused', 'awaiting_final_approval'],
} as const satisfies Record<string, readonly RunStatus[]>;

export type RunAction = keyof typeof allowedFrom;

export function isAllowed(action: RunAction, status: RunStatus): boolean {
  return (allowedFrom[action] as readonly RunStatus[]).includes(status);
}
