import { describe, expect, it } from 'vitest';

import { findObstacle } from './find-obstacle';

const step = { assigneeMode: 'any' as const, requireTodosDone: false, fileSlots: [], isRun: false };

describe('findObstacle', () => {
  it('names what only insiders can bring', () => {
    expect(findObstacle(step)).toBeNull();
    expect(findObstacle({ ...step, fileSlots: [{}, { signatures: [] }] })).toBeNull();
    expect(findObstacle({ ...step, isRun: true })).toBe('sub_run');
    expect(findObstacle({ ...step, assigneeMode: 'all' })).toBe('everybody_signs');
    expect(findObstacle({ ...step, requireTodosDone: true })).toBe('todos');
    expect(findObstacle({ ...step, fileSlots: [{}, { signatures: [{}] }] })).toBe('signatures');
  });
});
