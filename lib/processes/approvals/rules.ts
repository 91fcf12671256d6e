import type { ApprovalMode } from '@/db/schema/processes/decks';
import type { Problem } from '@/lib/platform/core/domain-error';

type Asked = { decision: 'approve' | 'rework' | 'reject'; reason?: string; reopen?: string[] };

/** What a decision lacks: sending back and rejecting need a reason, sending back also the steps to do again. */
export function decisionProblems(asked: Asked, reopenable: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  if (asked.decision !== 'approve' && !asked.reason?.trim()) {
    problems.push({ pointer: '/reason', code: 'reason_missing', message: 'A reason is required.' });
  }
  if (asked.decision === 'rework' && !asked.reopen?.length) {
    problems.push({
      pointer: '/reopen',
      code: 'reopen_missing',
      message: 'Name at least one step to do again.',
    });
  }
  for (const [index, id] of (asked.reopen ?? []).entries()) {
    if (!reopenable.includes(id)) {
      problems.push({
        pointer: `/reopen/${index}`,
        code: 'not_reopenable',
        message: 'This step cannot be reopened.',
      });
    }
  }
  return problems;
}

/** Whether the approvals of a round, this one included, complete the run. */
export function isApproved(
  mode: ApprovalMode,
  approverIds: readonly string[],
  approvedBy: readonly string[],
): boolean {
  return mode === 'any' ? approvedBy.length > 0 : approverIds.every((id) => approvedBy.includes(id));
}

/** Four eyes: somebody among the approving must have neither started the run nor confirmed a step of it. */
export function hasOutsideEyes(approvedBy: readonly string[], insiders: readonly string[]): boolean {
  return approvedBy.some((id) => !insiders.includes(id));
}
