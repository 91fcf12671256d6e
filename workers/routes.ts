import { sendInvitation } from './jobs/platform/send-invitation';
import { sendMailJob } from './jobs/platform/send-mail';
import { climbEscalation } from './jobs/processes/climb-escalation';
import { indexRun } from './jobs/processes/index-run';
import { makeSignedCopyJob } from './jobs/processes/make-signed-copy';
import { notifyApprovers } from './jobs/processes/notify-approvers';
import { notifyAssignees } from './jobs/processes/notify-assignees';
import { notifyEscalation } from './jobs/processes/notify-escalation';
import { notifyMentioned } from './jobs/processes/notify-mentioned';
import { notifyPeopleLeft } from './jobs/processes/notify-people-left';
import { notifyReassigned } from './jobs/processes/notify-reassigned';
import { notifyRejected } from './jobs/processes/notify-rejected';
import { notifyRunCompleted } from './jobs/processes/notify-run-completed';
import { notifyScheduleSuspended } from './jobs/processes/notify-schedule-suspended';
import { notifyTodo } from './jobs/processes/notify-todo';
import { releasePersonJob } from './jobs/processes/release-person';
import { renderProtocolJob } from './jobs/processes/render-protocol';
import { settleApprovalsJob } from './jobs/processes/settle-approvals';
import { sweepEscalationsJob } from './jobs/processes/sweep-escalations';
import { withdrawProtocolsJob } from './jobs/processes/withdraw-protocols';
import type { Routes } from './runtime/plan';

/** What follows from what has happened. An event that stands here nowhere has no consequence outside its transaction. */
export const routes: Routes = {
  'checkpoint.activated': [notifyAssignees, climbEscalation],
  'checkpoint.clock_moved': [climbEscalation],
  'checkpoint.people_left': [notifyPeopleLeft],
  'checkpoint.reassigned': [notifyReassigned],
  'checkpoint.rejected': [notifyRejected],
  'comment.written': [notifyMentioned, indexRun],
  'comment.deleted': [indexRun, withdrawProtocolsJob],
  'todo.assigned': [notifyTodo],
  'checkpoint.escalated': [notifyEscalation, climbEscalation],
  'checkpoint.file_signed': [makeSignedCopyJob],
  'run.awaiting_final_approval': [notifyApprovers],
  'run.changed': [indexRun],
  'run.completed': [notifyRunCompleted],
  'schedule.suspended': [notifyScheduleSuspended],
  'protocol.requested': [renderProtocolJob],
  'tenant.settings_changed': [sweepEscalationsJob, settleApprovalsJob],
  'user.deactivated': [releasePersonJob, settleApprovalsJob],
  'user.invited': [sendInvitation],
  'mail.queued': [sendMailJob],
};
