import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError, type ErrorCode, isDomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';

import { archiveRun } from './archive-run';
import { cancelRun } from './cancel-run';
import { BULK_MOST, bulkRunsInput } from './inputs';
import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { unarchiveRun } from './unarchive-run';

export type BulkResult = { runId: string; ok: boolean; code?: ErrorCode };

/**
 * The same for many runs: each is its own transaction with its own result, so that one that cannot be done stops none
 * of the others. More than a hundred are refused whole.
 */
export async function bulkRuns(
  ctx: Ctx,
  raw: z.input<typeof bulkRunsInput>,
): Promise<{ results: BulkResult[] }> {
  const { action, runIds, reason } = parseInput(bulkRunsInput, raw);
  if (runIds.length > BULK_MOST) {
    throw new DomainError('bulk_too_large', `At most ${BULK_MOST} runs at once.`, {
      params: { most: BULK_MOST },
    });
  }
  if (action === 'cancel' && !reason) {
    const problem = { pointer: '/reason', code: 'reason_missing', message: 'A reason is required.' };
    throw new DomainError('invalid_input', 'A cancelled run needs a reason.', { problems: [problem] });
  }

  const results: BulkResult[] = [];
  for (const runId of new Set(runIds)) {
    // Each run answers a repeated call with its own first answer.
    const key = ctx.idempotency && { key: `${ctx.idempotency.key}/${runId}`, replayed: false };
    results.push(await attempt(runId, () => act({ ...ctx, idempotency: key }, action, runId, reason)));
  }
  return { results };
}

function act(ctx: Ctx, action: z.output<typeof bulkRunsInput>['action'], runId: string, reason?: string) {
  switch (action) {
    case 'cancel':
      return cancelRun(ctx, { runId, reason: reason ?? '' });
    case 'pause':
      return pauseRun(ctx, { runId });
    case 'resume':
      return resumeRun(ctx, { runId });
    case 'archive':
      return archiveRun(ctx, { runId });
    case 'unarchive':
      return unarchiveRun(ctx, { runId });
  }
}

async function attempt(runId: string, work: () => Promise<unknown>): Promise<BulkResult> {
  try {
    await work();
    return { runId, ok: true };
  } catch (error) {
    if (isDomainError(error)) return { runId, ok: false, code: error.code };
    throw error;
  }
}
