'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { activateUser } from '@/lib/platform/identity/activate-user';
import { clearSignaturePin } from '@/lib/platform/identity/clear-signature-pin';
import { createDepartment } from '@/lib/platform/identity/create-department';
import { deactivateUser } from '@/lib/platform/identity/deactivate-user';
import { deleteDepartment } from '@/lib/platform/identity/delete-department';
import { inviteUser } from '@/lib/platform/identity/invite-user';
import { listPeopleOptions } from '@/lib/platform/identity/list-people-options';
import { resendInvitation } from '@/lib/platform/identity/resend-invitation';
import { updateDepartment } from '@/lib/platform/identity/update-department';
import { updateUser } from '@/lib/platform/identity/update-user';
import { handOverPerson } from '@/lib/processes/checkpoints/hand-over-person';
import { listOpenSteps } from '@/lib/processes/checkpoints/list-open-steps';

type One = { userId: string };

export const inviteUserAction = tenantAction((ctx, input: Parameters<typeof inviteUser>[1]) =>
  shown(inviteUser(ctx, input)),
);
export const updateUserAction = tenantAction((ctx, input: Parameters<typeof updateUser>[1]) =>
  shown(updateUser(ctx, input)),
);
export const deactivateUserAction = tenantAction((ctx, input: One) => shown(deactivateUser(ctx, input)));
export const activateUserAction = tenantAction((ctx, input: One) => shown(activateUser(ctx, input)));
export const clearSignaturePinAction = tenantAction((ctx, input: One) =>
  shown(clearSignaturePin(ctx, input)),
);
export const resendInvitationAction = tenantAction((ctx, input: One) => shown(resendInvitation(ctx, input)));
export const createDepartmentAction = tenantAction((ctx, input: Parameters<typeof createDepartment>[1]) =>
  shown(createDepartment(ctx, input)),
);
export const updateDepartmentAction = tenantAction((ctx, input: Parameters<typeof updateDepartment>[1]) =>
  shown(updateDepartment(ctx, input)),
);
export const deleteDepartmentAction = tenantAction((ctx, input: { departmentId: string }) =>
  shown(deleteDepartment(ctx, input)),
);

/** What somebody leaves behind, and who could take it. */
export const successionAction = tenantAction(async (ctx, input: One) => {
  const [open, { users }] = await Promise.all([
    listOpenSteps(ctx, input),
    listPeopleOptions(ctx, { limit: 500 }),
  ]);
  return { ...open, people: users.filter(({ id }) => id !== input.userId) };
});
export const handOverPersonAction = tenantAction((ctx, input: Parameters<typeof handOverPerson>[1]) =>
  shown(handOverPerson(ctx, input)),
);

async function shown<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/team');
  return value;
}
