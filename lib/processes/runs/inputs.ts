import { z } from 'zod';

import { line, optionalLine, paragraph } from '@/lib/platform/core/text';

export const runTabs = ['active', 'done', 'cancelled', 'archive'] as const;

export const startRunInput = z.strictObject({
  deckId: z.uuid(),
  version: z.number().int().positive().optional(),
  title: line(200).optional(),
  /** Start at once; otherwise the run waits for somebody to start it. */
  start: z.boolean().default(false),
  subject: z.strictObject({ type: line(60), id: z.uuid() }).optional(),
});

export const runInput = z.strictObject({ runId: z.uuid() });

export const cancelRunInput = z.strictObject({
  runId: z.uuid(),
  reason: paragraph(2000).refine((text) => text !== '', { error: 'A reason is required.' }),
});

export const cloneRunInput = z.strictObject({ runId: z.uuid(), title: line(200).optional() });

export const BULK_MOST = 100;
export const bulkActions = ['pause', 'resume', 'reassign', 'cancel', 'archive', 'unarchive'] as const;

export const bulkRunsInput = z.strictObject({
  action: z.enum(bulkActions),
  // Far more than are taken: whoever sends too many is told how many are too many.
  runIds: z.array(z.uuid()).min(1).max(10_000),
  reason: paragraph(2000).optional(),
  /** Whose open steps, and to whom: both belong to `reassign`. */
  fromUserId: z.uuid().optional(),
  toUserId: z.uuid().optional(),
});

export const runSorts = ['newest', 'oldest'] as const;

export const listRunsInput = z.strictObject({
  tab: z.enum(runTabs).default('active'),
  deckId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  starterId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  overdue: z.boolean().optional(),
  /** Days of the company on which runs were created, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: optionalLine(200).optional(),
  sort: z.enum(runSorts).default('newest'),
});

export const MOST_VIEWS = 50;

const viewParts = { name: line(60), view: listRunsInput };

export const saveViewInput = z.strictObject(viewParts);

export const updateViewInput = z.strictObject({
  viewId: z.uuid(),
  revision: z.int().min(1),
  name: viewParts.name.optional(),
  view: viewParts.view.optional(),
});

export const deleteViewInput = z.strictObject({ viewId: z.uuid() });

export const listRunEventsInput = z.strictObject({
  runId: z.uuid(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
});
