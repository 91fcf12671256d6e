import type { z } from 'zod';
import type { RunStatus } from '@/db/schema/processes/runs';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError, type ErrorCode, isDomainError, type Problem } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { onceForAll } from '@/lib/platform/core/once-per-key';
import { parseInput } from '@/lib/platform/core/parse-input';
import { allowedFrom } from '@/lib/processes/engine/lifecycle';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { BULK_MOST, bulkRunsInput } from '@/lib/processes/runs/inputs';
import { listAncestors } from '@/lib/processes/runs/list-ancestors';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { unarchiveRun } from '@/lib/processes/runs/unarchive-run';

import { reassignSteps } from './reassign-steps';

export type BulkResult = { runId: string; ok: boolean; code?: ErrorCode };

/**
 * The same for many runs: each is its own transaction with its own result, so that one that cannot be done stops none
 * of the others. More than a hundred are refused whole.
 */
export async function bulkRuns(
  ctx: Ctx,
  raw: z.input<typeof bulkRunsInput>,
): Promise<{ results: BulkResult[] }> {
  const input = parseInput(bulkRunsInput, raw);
  if (input.runIds.length > BULK_MOST) {
    throw new DomainError('bulk_too_large', `At most ${BULK_MOST} runs at once.`, {
      params: { most: BULK_MOST },
    });
  }
  ensureComplete(input);
  return onceForAll(ctx, 'run.bulk', input, () => actOnEach(ctx, input));
}

async function actOnEach(ctx: Ctx, input: BulkInput): Promise<{ results: BulkResult[] }> {
  const ids = [...new Set(input.runIds)];
  const above = await listAncestors(ctx, ids);
  const levelOf = (runId: string) => above.get(runId)?.length ?? 0;
  const results = new Map<string, BulkResult>();
  // From the top, as a run takes its parts along.
  for (const runId of ids.toSorted((one, other) => levelOf(one) - levelOf(other))) {
    // What was done before a call broke off is not done again by the next one with its key.
    const key = ctx.idempotency && { key: `${ctx.idempotency.key}/${runId}`, replayed: false };
    const wentAlong = above.get(runId)?.some((id) => results.get(id)?.ok) ?? false;
    const work = () => act({ ...ctx, idempotency: key }, runId, input);
    results.set(runId, await attempt(ctx, runId, work, wentAlong ? goals[input.action] : []));
  }
  return { results: ids.map((id) => results.get(id)!) };
}

type BulkInput = z.output<typeof bulkRunsInput>;

/** Where an action on a run leaves its parts, so that for those which were named as well it is done. */
const goals: Record<BulkInput['action'], readonly RunStatus[]> = {
  pause: ['paused'],
  resume: ['active', 'awaiting_final_approval'],
  cancel: ['cancelled'],
  archive: allowedFrom.archive,
  unarchive: allowedFrom.unarchive,
  reassign: [],
};

/** What an action needs beyond the runs is missing for all of them, so nothing is begun. */
function ensureComplete({ action, reason, fromUserId, toUserId }: BulkInput): void {
  const problems = [
    ...(action === 'cancel' && !reason ? [missing('reason', 'A reason is required.')] : []),
    ...(action === 'reassign' && !fromUserId ? [missing('fromUserId', 'Say whose steps.')] : []),
    ...(action === 'reassign' && !toUserId ? [missing('toUserId', 'Say to whom.')] : []),
  ];
  if (problems.length > 0) throw new DomainError('invalid_input', 'Something is missing.', { problems });
  if (action === 'reassign' && fromUserId === toUserId) {
    const problem = { pointer: '/toUserId', code: 'same_person', message: 'They have the steps already.' };
    throw new DomainError('invalid_input', 'Both are the same person.', { problems: [problem] });
  }
}

function missing(name: 'reason' | 'fromUserId' | 'toUserId', message: string): Problem {
  const codes = { reason: 'reason_missing', fromUserId: 'person_missing', toUserId: 'person_missing' };
  return { pointer: `/${name}`, code: codes[name], message };
}

function act(ctx: Ctx, runId: string, { action, reason, fromUserId, toUserId }: BulkInput) {
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
    case 'reassign':
      return reassignSteps(ctx, { runId, fromUserId: fromUserId!, toUserId: toUserId! });
  }
}

async function attempt(
  ctx: Ctx,
  runId: string,
  work: () => Promise<unknown>,
  goal: readonly RunStatus[],
): Promise<BulkResult> {
  try {
    await work();
    return { runId, ok: true };
  } catch (error) {
    if (isDomainError(error, 'invalid_transition') && goal.some((status) => status === error.params.status))
      return { runId, ok: true };
    // Somebody else is at it with the same key: the answer is theirs to give.
    if (isDomainError(error, 'idempotency_in_progress')) throw error;
    if (isDomainError(error)) return { runId, ok: false, code: error.code };
    report(error, { requestId: ctx.requestId, tenantId: ctx.tenantId, runId });
    return { runId, ok: false, code: 'internal' };
  }
}
