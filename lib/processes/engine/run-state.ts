import type { CheckpointStatus } from '@/db/schema/processes/checkpoints';
import type { Condition, ConfirmationType, FieldValue, OnReject } from '@/db/schema/processes/decks';
import type { RunStatus } from '@/db/schema/processes/runs';

import type { Stopwatch } from './stopwatch';

/** A step as the engine sees it: no texts to read, no people, no database. */
export type StepState = {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** The lane: lanes run one after the other in this order. */
  readonly orderIndex: number;
  readonly confirmationType: ConfirmationType;
  readonly condition: Condition | null;
  /** What a rejection does: the lane waits, the run ends, or it counts as an answer. */
  readonly onReject: OnReject;
  readonly status: CheckpointStatus;
  readonly value: string | null;
  /** What was filled in when the step was confirmed, by field key. */
  readonly fieldValues: Readonly<Record<string, FieldValue>>;
  /** How often the step has become active. */
  readonly activation: number;
  readonly stopwatch: Stopwatch;
};

export type RunState = {
  readonly status: RunStatus;
  readonly approvalRound: number;
  /** Whether somebody has to approve before the run is complete. */
  readonly needsApproval: boolean;
  /** In lane order; the order inside a lane carries no meaning for the engine. */
  readonly steps: readonly StepState[];
};

export type Transition =
  | { type: 'run.started' | 'run.paused' | 'run.resumed' | 'run.cancelled' }
  | { type: 'run.awaiting_final_approval' | 'run.completed' | 'run.rejected' | 'run.reworked' }
  | { type: 'checkpoint.confirmed'; checkpointId: string; value: string; fields?: Record<string, FieldValue> }
  /** A person rejects with `rejected`; a sub-run that failed, with what it ended in. */
  | { type: 'checkpoint.rejected'; checkpointId: string; value?: 'cancelled' | 'final_rejected' }
  | {
      type: 'checkpoint.activated' | 'checkpoint.skipped' | 'checkpoint.reopened' | 'checkpoint.returned';
      checkpointId: string;
    };

/** Done, as far as its lane is concerned. */
export function isFinished(step: Pick<StepState, 'status' | 'onReject'>): boolean {
  if (step.status === 'rejected') return step.onReject === 'continue';
  return step.status === 'completed' || step.status === 'skipped';
}

/** The lowest lane that still holds an unfinished step; null when all lanes are done. */
export function currentLane(steps: readonly StepState[]): number | null {
  const open = steps.filter((step) => !isFinished(step)).map((step) => step.orderIndex);
  return open.length > 0 ? Math.min(...open) : null;
}
