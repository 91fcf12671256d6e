import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const none = z.object({});

export const sessionStarted = defineEvent('session.started', {
  audited: true,
  shape: z.object({ factors: z.array(z.string()) }),
});
export const sessionFailed = defineEvent('session.failed', {
  audited: true,
  shape: z.object({ email: z.string(), reason: z.enum(['credentials', 'inactive']) }),
});
export const sessionEnded = defineEvent('session.ended', {
  audited: true,
  shape: z.object({ sessions: z.number().int() }),
});
export const userInvited = defineEvent('user.invited', {
  audited: true,
  posted: true,
  shape: z.object({ userId: z.uuid(), invitationId: z.uuid(), email: z.string() }),
});
export const invitationAccepted = defineEvent('invitation.accepted', { audited: true, shape: none });
export const userCreated = defineEvent('user.created', {
  audited: true,
  shape: z.object({ email: z.string(), name: z.string(), role: z.string() }),
});
export const userUpdated = defineEvent('user.updated', {
  audited: true,
  shape: z.object({ changed: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })) }),
});
export const userRoleChanged = defineEvent('user.role_changed', {
  audited: true,
  shape: z.object({ from: z.string(), to: z.string() }),
});
export const userDeactivated = defineEvent('user.deactivated', {
  audited: true,
  posted: true,
  shape: z.object({ userId: z.uuid() }),
});
export const userActivated = defineEvent('user.activated', { audited: true, shape: none });
export const passwordChanged = defineEvent('password.changed', { audited: true, shape: none });
export const signaturePinSet = defineEvent('signature_pin.set', {
  audited: true,
  shape: z.object({ changed: z.boolean() }),
});
export const signaturePinCleared = defineEvent('signature_pin.cleared', { audited: true, shape: none });
export const signaturePinFailed = defineEvent('signature_pin.failed', {
  audited: true,
  shape: z.object({ isLocked: z.boolean() }),
});
export const apiTokenCreated = defineEvent('api_token.created', {
  audited: true,
  shape: z.object({ name: z.string(), scopes: z.array(z.string()), expiresAt: z.string().nullable() }),
});
export const apiTokenRevoked = defineEvent('api_token.revoked', {
  audited: true,
  shape: z.object({ name: z.string() }),
});
export const departmentCreated = defineEvent('department.created', {
  audited: true,
  shape: z.object({ name: z.string(), parentId: z.string().nullable() }),
});
export const departmentUpdated = defineEvent('department.updated', {
  audited: true,
  shape: z.object({ name: z.string(), parentId: z.string().nullable() }),
});
export const departmentDeleted = defineEvent('department.deleted', {
  audited: true,
  shape: z.object({ name: z.string() }),
});
