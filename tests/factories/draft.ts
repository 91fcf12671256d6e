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
