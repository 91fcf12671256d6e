import { z } from 'zod';

const YEAR = 365 * 24 * 60;

/** What holds for a tenant until somebody decides otherwise. */
export const defaultEscalationDelays = { leadsMinutes: 240, managementMinutes: 1440 };
export const defaultGuestAddressDays = 90;
export const defaultFourEyes = true;

/** What is left out stays as it is. */
export const updateSettingsInput = z
  .strictObject({
    /** After the due time, and after the leads were told. */
    escalationDelays: z
      .strictObject({
        leadsMinutes: z.int().min(1).max(YEAR),
        managementMinutes: z.int().min(1).max(YEAR),
      })
      .optional(),
    /** How long the address of a guest is kept after the invitation is over. */
    guestAddressDays: z.int().min(1).max(3650).optional(),
    /** Whether who took part in a run cannot be the only one to approve it. */
    fourEyesFinalApproval: z.boolean().optional(),
  })
  .refine((settings) => Object.keys(settings).length > 0, { error: 'must name a setting' });
