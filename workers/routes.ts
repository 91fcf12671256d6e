import { sendInvitation } from './jobs/platform/send-invitation';
import { sendMailJob } from './jobs/platform/send-mail';
import { notifyApprovers } from './jobs/processes/notify-approvers';
import { notifyAssignees } from './jobs/processes/notify-assignees';
import { notifyEscalation } from './jobs/processes/notify-escalation';
import { notifyMentioned } from './jobs/processes/notify-mentioned';
import { notifyReassigned } from './jobs/processes/notify-reassigned';
import { notifyRejected } from './jobs/processes/notify-rejected';
import { notifyRunCompleted } from './jobs/processes/notify-run-completed';
import { notifyScheduleSuspended } from './jobs/processes/notify-schedule-suspended';
import { notifyTodo } from './jobs/processes/notify-todo';
import type { Routes } from './runtime/plan';

/** What follows from what has happened. An event that stands here nowhere has no consequence outside its transaction. */
export const routes: Routes = {
  'checkpoint.activated': [notifyAssignees],
  'checkpoint.reassigned': [notifyReassigned],
  'checkpoint.rejected': [notifyRejected],
  'checkpoint.escalated': [notifyEscalation],
  'comment.written': [notifyMentioned],
  'todo.assigned': [notifyTodo],
  'run.awaiting_final_approval': [notifyApprovers],
  'run.completed': [notifyRunCompleted],
  'schedule.suspended': [notifyScheduleSuspended],
  'user.invited': [sendInvitation],
  'mail.queued': [sendMailJob],
};
