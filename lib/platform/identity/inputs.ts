import { z } from 'zod';

import { line, optionalLine } from '@/lib/platform/core/text';

export const PASSWORD_MIN = 10;

export const newPassword = z.string().min(1).max(200);
export const emailAddress = z.email().max(320);

/** What a new password must have under the rule `composition`, checked while typing and again on the server. */
export const passwordRules = [
  { code: 'too_short', holds: (password: string) => [...password].length >= PASSWORD_MIN },
  { code: 'needs_upper', holds: (password: string) => /\p{Lu}/u.test(password) },
  { code: 'needs_lower', holds: (password: string) => /\p{Ll}/u.test(password) },
  { code: 'needs_digit', holds: (password: string) => /\p{Nd}/u.test(password) },
] as const;

export const memberships = z
  .array(z.strictObject({ id: z.uuid(), isLead: z.boolean().default(false) }))
  .max(20);

export const inviteUserInput = z.strictObject({
  email: emailAddress,
  name: line(200),
  jobTitle: optionalLine(200).optional(),
  roleKey: line(60).default('employee'),
  departments: memberships.default([]),
  locale: z.enum(['de', 'en']).default('de'),
});

export const acceptInvitationInput = z.strictObject({
  token: line(100),
  password: newPassword,
});

export const changePasswordInput = z.strictObject({ current: newPassword, next: newPassword });

export const pinLimits = { shortest: 8, longest: 32, attempts: 5, lockSeconds: 3600 } as const;

/** Counted in characters as people see them, not in code units. */
export const signaturePin = z
  .string()
  .max(4 * pinLimits.longest)
  .refine((pin) => isPin(pin), {
    error: `${pinLimits.shortest} to ${pinLimits.longest} characters`,
    params: { code: 'pin_length' },
  });

export function isPin(pin: string): boolean {
  const { length } = [...pin];
  return (
    length >= pinLimits.shortest &&
    length <= pinLimits.longest &&
    pin.isWellFormed() &&
    !/\p{Cc}/u.test(pin) &&
    pin.trim() === pin
  );
}

export const setSignaturePinInput = z.strictObject({ password: newPassword, pin: signaturePin });

export const updateProfileInput = z.strictObject({
  name: line(200),
  jobTitle: optionalLine(200),
  phone: optionalLine(40),
  locale: z.enum(['de', 'en']),
  timeZone: line(60),
});

export const updateUserInput = z.strictObject({
  userId: z.uuid(),
  revision: z.number().int().min(1),
  name: line(200),
  jobTitle: optionalLine(200).default(''),
  roleKey: line(60),
  departments: memberships,
});

export const userInput = z.strictObject({ userId: z.uuid() });

export const createApiTokenInput = z.strictObject({
  name: line(100),
  scopes: z.array(line(60)).min(1).max(20).default(['*']),
  expiresInDays: z.number().int().min(1).max(3650).nullable().default(365),
});

export const departmentInput = z.strictObject({ name: line(100), parentId: z.uuid().nullish() });

export const updateDepartmentInput = z.strictObject({
  departmentId: z.uuid(),
  revision: z.number().int().min(1),
  name: line(100),
  parentId: z.uuid().nullable(),
});
