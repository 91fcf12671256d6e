import { z } from 'zod';

import { line, optionalLine, paragraph } from '@/lib/platform/core/text';

export const runTabs = ['active', 'done', 'cancelled', 'archive'] as const;

export const startRunInput = z.strictObject({
  deckId: z.uuid(),
  version: z.number().int().positive().optional(),
  title: line(200).optional(),
  /** Start at once, or leave the run pending for somebody to start. */
  start: z.boolean().default(true),
  subject: z.strictObject({ type: line(60), id: z.uuid() }).optional(),
});

export const runInput = z.strictObject({ runId: z.uuid() });

export const cancelRunInput = z.strictObject({
  runId: z.uuid(),
  reason: paragraph(2000).refine((text) => text !== '', { error: 'A reason is required.' }),
});

export const listRunsInput = z.strictObject({
  tab: z.enum(runTabs).default('active'),
  deckId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  starterId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  overdue: z.boolean().optional(),
  q: optionalLine(200).optional(),
});

export const listRunEventsInput = z.strictObject({
  runId: z.uuid(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
});
