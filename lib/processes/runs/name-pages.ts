import type { PageTopic } from '@/lib/platform/core/page-topic';
import type { RunState } from '@/lib/processes/engine/run-state';

import type { HeldRun } from './hold-run';

/** What a change of a run was about, beside what the run is now. */
export type Change = {
  /** The steps it has written. */
  steps: readonly { id: string }[];
  /** What it says on the timeline, also of steps it has not written. */
  entries: readonly { checkpointId?: string }[];
  /** Who has been given a step by it. */
  newPeople: readonly string[];
};

/**
 * The open pages a change shows on: the run's and those of its whole tree, and the inboxes of those whom its steps
 * fall to. A run that stops or goes on takes all its open steps along.
 */
export function namePages(held: HeldRun, run: RunState, { steps, entries, newPeople }: Change): PageTopic[] {
  const concerned = new Set([...steps.map(({ id }) => id), ...entries.map((entry) => entry.checkpointId)]);
  const moved = run.status !== held.state.status;
  const isAsked = [run.status, held.state.status].includes('awaiting_final_approval');
  const people = new Set([
    held.startedBy,
    ...newPeople,
    ...(isAsked ? held.approverIds : []),
    ...held.steps.flatMap((step) =>
      concerned.has(step.id) || (moved && step.status === 'active') ? step.assigneeIds : [],
    ),
  ]);
  return [runPage(held.rootRunId), ...[...people].map(inboxOf)];
}

/** Every run of a tree shows how far the others are. */
export function runPage(rootRunId: string): PageTopic {
  return `run:${rootRunId}`;
}

export function inboxOf(userId: string): PageTopic {
  return `inbox:${userId}`;
}
