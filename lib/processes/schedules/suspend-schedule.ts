import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { scheduleInput } from './inputs';
import { putAside } from './put-aside';
import { holdOwnSchedule } from './store';

/** Starts nothing until somebody resumes it. */
export const suspendSchedule = command({
  name: 'schedule.suspend',
  input: scheduleInput,
  run: async (tx, ctx, { scheduleId }): Promise<{ id: string; revision: number }> => {
    const held = await holdOwnSchedule(tx, ctx, scheduleId);
    if (held.suspendedReason)
      throw new DomainError('invalid_transition', 'The schedule is already suspended.', {
        params: { state: 'suspended' },
      });
    return putAside(tx, ctx, held, 'by_person');
  },
});
