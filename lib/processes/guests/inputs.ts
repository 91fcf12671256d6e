import { z } from 'zod';

import { line, optionalLine, paragraph } from '@/lib/platform/core/text';
import { fileName, fileSize } from '@/lib/platform/files/inputs';
import { emailAddress } from '@/lib/platform/identity/inputs';
import { checkpointKey, deckLimits, fieldValue } from '@/lib/processes/decks/inputs';
import { linkPin, linkToken } from '@/lib/processes/links/inputs';

/** How long an invitation lasts at most, how many there are for one activation of a step, and what each may bring. */
export const guestLimits = { name: 200, days: 30, perStep: 20, files: 20 } as const;

/** `pass` is what entering the PIN has given. */
const door = { token: linkToken, pass: line(300).nullish() };

export const inviteGuestInput = z.strictObject({
  checkpointId: z.uuid(),
  name: line(guestLimits.name),
  email: emailAddress.toLowerCase(),
  pin: linkPin.nullish(),
});

export const revokeGuestInput = z.strictObject({ guestId: z.uuid() });

export const listGuestsInput = z.strictObject({ checkpointId: z.uuid() });

export const openGuestStepInput = z.strictObject(door);

export const enterGuestPinInput = z.strictObject({ token: linkToken, pin: line(200) });

export const confirmAsGuestInput = z.strictObject({
  ...door,
  value: z.enum(['ok', 'yes', 'no', 'accepted']).optional(),
  note: paragraph(10_000).optional(),
  signoffName: optionalLine(200).optional(),
  fields: z.record(checkpointKey, fieldValue.nullable()).optional(),
  /** The parts of the step that are done, counted from 0. */
  subtasks: z.array(z.int().min(0).max(deckLimits.subtasks)).max(deckLimits.subtasks).optional(),
});

export const rejectAsGuestInput = z.strictObject({ ...door, reason: paragraph(2000).optional() });

/** A guest brings what is asked for, and nothing beside it. */
export const startGuestUploadInput = z.strictObject({
  ...door,
  slotKey: checkpointKey,
  name: fileName,
  size: fileSize,
});

export const guestUploadInput = z.strictObject({ ...door, uploadId: z.uuid() });

export const removeGuestFileInput = z.strictObject({ ...door, fileId: z.uuid() });
