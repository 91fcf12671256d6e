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

/** Everybody who has to do with the approval of a run in its present round. */
export type Circle = {
  /** The approvers who are still active. */
  approverIds: readonly string[];
  /** The admins who are asked beside them, or instead of them. */
  standInIds: readonly string[];
  decidedIds: readonly string[];
  approvedIds: readonly string[];
  /** Who started the run, confirmed a step of it, or had somebody outside confirm one. */
  insiderIds: readonly string[];
  /** Whether those may not be the only ones to approve. */
  fourEyes: boolean;
};

export function isAsked({ approverIds, standInIds }: Circle, userId: string): boolean {
  return approverIds.includes(userId) || standInIds.includes(userId);
}

export function withApproval(circle: Circle, userId: string): Circle {
  return { ...circle, approvedIds: [...circle.approvedIds, userId] };
}

/** Whether the approvals of a round complete the run. Who has left is not waited for; one admin stands in for all who have. */
export function isApproved(
  mode: ApprovalMode,
  { approverIds, standInIds, approvedIds }: Pick<Circle, 'approverIds' | 'standInIds' | 'approvedIds'>,
): boolean {
  if (approverIds.length === 0) return approvedIds.some((id) => standInIds.includes(id));
  return mode === 'any' ? approvedIds.length > 0 : approverIds.every((id) => approvedIds.includes(id));
}

/** Four eyes: somebody among the approving must have neither started the run nor confirmed a step of it. */
export function hasOutsideEyes({
  fourEyes,
  approvedIds,
  insiderIds,
}: Pick<Circle, 'fourEyes' | 'approvedIds' | 'insiderIds'>): boolean {
  return !fourEyes || approvedIds.some((id) => !insiderIds.includes(id));
}
