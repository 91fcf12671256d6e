import type { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';

import { scheduleTiming } from './inputs';
import { mayMakeSchedules } from './policy';
import { nextOccurrences } from './rules/recurrence';

const SHOWN = 5;

/** The next five times a schedule would be due; none where it never would. Nothing is looked up. */
export async function previewSchedule(
  ctx: Ctx,
  raw: z.input<typeof scheduleTiming>,
): Promise<{ times: Date[] }> {
  authorise(mayMakeSchedules(ctx.actor), 'schedules.manage');
  return { times: nextOccurrences(parseInput(scheduleTiming, raw), ctx.now, SHOWN) };
}
