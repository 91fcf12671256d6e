import type { Condition } from '@/db/schema/processes/decks';
import type { Draft, DraftCheckpoint } from '@/lib/processes/decks/inputs';

/** A step that says only what matters to the test. */
export function draftStep(key: string, more: Partial<DraftCheckpoint> = {}): DraftCheckpoint {
  return {
    key,
    title: `Step ${key}`,
    instructions: '',
    confirmationType: 'simple_ok',
    assignees: [{ type: 'starter' }],
    requireNote: false,
    requireSignoffName: false,
    requireTodosDone: false,
    assigneeMode: 'any',
    onReject: 'wait',
    subtasks: [],
    fields: [],
    fileSlots: [],
    references: [],
    slaLimitMinutes: 60,
    slaWarnBeforeMinutes: null,
    condition: null,
    subDeckId: null,
    ...more,
  };
}

/** A draft of these lanes of steps. */
export function draftOf(lanes: DraftCheckpoint[][], more: Partial<Draft> = {}): Draft {
  return {
    title: 'Machine inspection',
    description: '',
    departmentId: null,
    lanes: lanes.map((checkpoints, index) => ({ title: `Lane ${index + 1}`, checkpoints })),
    approvalMode: 'any',
    approverIds: [],
    ...more,
  };
}

/** A condition on step `a`, so many levels deep. */
export function nestedCondition(levels: number): Condition {
  let condition: Condition = { checkpoint: 'a', is: 'yes' };
  for (let level = 1; level < levels; level += 1) {
    const turn = level % 3;
    condition = turn === 0 ? { not: condition } : turn === 1 ? { all: [condition] } : { any: [condition] };
  }
  return condition;
}
