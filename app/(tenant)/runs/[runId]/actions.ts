'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { previewReopen } from '@/lib/processes/checkpoints/preview-reopen';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { removeFile } from '@/lib/processes/checkpoints/remove-file';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { tickSubtask } from '@/lib/processes/checkpoints/tick-subtask';
import { createLink } from '@/lib/processes/links/create-link';
import { listLinks } from '@/lib/processes/links/list-links';
import { revokeLink } from '@/lib/processes/links/revoke-link';
import { requestProtocol } from '@/lib/processes/protocols/request-protocol';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { cloneRun } from '@/lib/processes/runs/clone-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startPendingRun } from '@/lib/processes/runs/start-pending-run';
import { unarchiveRun } from '@/lib/processes/runs/unarchive-run';
import { signFile } from '@/lib/processes/signatures/sign-file';

type Sign = Parameters<typeof signFile>[1];
type Confirm = Parameters<typeof confirmCheckpoint>[1];
type Reject = Parameters<typeof rejectCheckpoint>[1];
type Reopen = Parameters<typeof reopenCheckpoint>[1];
type Reassign = Parameters<typeof reassignCheckpoint>[1];
type Tick = Parameters<typeof tickSubtask>[1];
type RemoveFile = Parameters<typeof removeFile>[1];
type Decide = Parameters<typeof decideApproval>[1];
type Protocol = Parameters<typeof requestProtocol>[1];
type NewLink = Parameters<typeof createLink>[1];
type Cancel = Parameters<typeof cancelRun>[1];
type OneRun = { runId: string };

export const startPendingRunAction = tenantAction((ctx, input: OneRun) => shown(startPendingRun(ctx, input)));
export const pauseRunAction = tenantAction((ctx, input: OneRun) => shown(pauseRun(ctx, input)));
export const resumeRunAction = tenantAction((ctx, input: OneRun) => shown(resumeRun(ctx, input)));
export const cancelRunAction = tenantAction((ctx, input: Cancel) => shown(cancelRun(ctx, input)));
export const archiveRunAction = tenantAction((ctx, input: OneRun) => shown(archiveRun(ctx, input)));
export const unarchiveRunAction = tenantAction((ctx, input: OneRun) => shown(unarchiveRun(ctx, input)));
export const cloneRunAction = tenantAction((ctx, input: OneRun) => shown(cloneRun(ctx, input)));
export const confirmCheckpointAction = tenantAction((ctx, input: Confirm) =>
  shown(confirmCheckpoint(ctx, input)),
);
export const signFileAction = tenantAction((ctx, input: Sign) => shown(signFile(ctx, input)));
export const rejectCheckpointAction = tenantAction((ctx, input: Reject) =>
  shown(rejectCheckpoint(ctx, input)),
);
export const reopenCheckpointAction = tenantAction((ctx, input: Reopen) =>
  shown(reopenCheckpoint(ctx, input)),
);
export const reassignCheckpointAction = tenantAction((ctx, input: Reassign) =>
  shown(reassignCheckpoint(ctx, input)),
);
export const tickSubtaskAction = tenantAction((ctx, input: Tick) => shown(tickSubtask(ctx, input)));
export const removeFileAction = tenantAction((ctx, input: RemoveFile) => shown(removeFile(ctx, input)));
export const decideApprovalAction = tenantAction((ctx, input: Decide) => shown(decideApproval(ctx, input)));
export const previewReopenAction = tenantAction((ctx, input: Reopen) => previewReopen(ctx, input));
export const peopleOptionsAction = tenantAction((ctx, input: { q?: string }) =>
  listPeopleOptions(ctx, { ...input, limit: 200 }),
);

export const requestProtocolAction = tenantAction((ctx, input: Protocol) => requestProtocol(ctx, input));
export const listLinksAction = tenantAction((ctx, input: OneRun) => listLinks(ctx, input));
export const createLinkAction = tenantAction((ctx, input: NewLink) => createLink(ctx, input));
export const revokeLinkAction = tenantAction((ctx, input: { linkId: string }) => revokeLink(ctx, input));

/** After a change every page that shows runs shows it: the shell counts what waits, lists count what is open. */
async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/', 'layout');
  return value;
}
