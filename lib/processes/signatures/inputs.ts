import { z } from 'zod';

import { line } from '@/lib/platform/core/text';
import { signaturePin } from '@/lib/platform/identity/inputs';
import { checkpointKey } from '@/lib/processes/decks/inputs';

/** The pad people draw on, in units of its own, whatever screen it is shown on. */
export const pad = { width: 3000, height: 1000 } as const;

/** A signature is a few hundred points; this is many times that, and still a few kilobytes. */
export const markLimits = { strokes: 200, numbersOfStroke: 4_000, numbers: 12_000, name: 200 } as const;

const along = z.int().min(0).max(Math.max(pad.width, pad.height));

const stroke = z
  .array(along)
  .min(4)
  .max(markLimits.numbersOfStroke)
  .refine((numbers) => numbers.length % 2 === 0, { error: 'points come in pairs' })
  .refine((numbers) => numbers.every((each, at) => at % 2 === 0 || each <= pad.height), {
    error: 'must lie on the pad',
  });

export const signatureMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), name: line(markLimits.name) }),
  z.strictObject({
    kind: z.literal('drawn'),
    strokes: z
      .array(stroke)
      .min(1)
      .max(markLimits.strokes)
      .refine((strokes) => strokes.reduce((sum, each) => sum + each.length, 0) <= markLimits.numbers, {
        error: 'too many points',
      }),
  }),
]);

export const signFileInput = z.strictObject({
  checkpointId: z.uuid(),
  /** The version the person saw. */
  versionId: z.uuid(),
  fieldKey: checkpointKey,
  mark: signatureMark,
  pin: signaturePin,
});

export const signatureIdInput = z.strictObject({ signatureId: z.uuid() });

export const signedVersionInput = z.strictObject({ versionId: z.uuid() });

export const noteSignedCopyInput = z.strictObject({
  versionId: z.uuid(),
  /** How many signatures were looked at. */
  signatures: z.int().min(1).max(1000),
  outcome: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('failed'), reason: z.enum(['broken', 'encrypted', 'too_long']) }),
    z.strictObject({
      state: z.literal('ready'),
      copyId: z.uuid(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      size: z.int().min(1),
    }),
  ]),
});
