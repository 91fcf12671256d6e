import { sendInvitation } from './jobs/platform/send-invitation';
import { sendMailJob } from './jobs/platform/send-mail';
import { makeSignedCopyJob } from './jobs/processes/make-signed-copy';
import { notifyApprovers } from './jobs/processes/notify-approvers';
import { notifyAssignees } from './jobs/processes/notify-assignees';
import { notifyEscalation } from './jobs/processes/notify-escalation';
import { notifyReassigned } from './jobs/processes/notify-reassigned';
import { notifyRejected } from './jobs/processes/notify-rejected';
import { notifyRunCompleted } from './jobs/processes/notify-run-completed';
import type { Routes } from './runtime/plan';

/** What follows from what has happened. An event that stands here nowhere has no consequence outside its transaction. */
export const routes: Routes = {
  'checkpoint.activated': [notifyAssignees],
  'checkpoint.reassigned': [notifyReassigned],
  'checkpoint.rejected': [notifyRejected],
  'checkpoint.escalated': [notifyEscalation],
  'checkpoint.file_signed': [makeSignedCopyJob],
  'run.awaiting_final_approval': [notifyApprovers],
  'run.completed': [notifyRunCompleted],
  'user.invited': [sendInvitation],
  'mail.queued': [sendMailJob],
};
