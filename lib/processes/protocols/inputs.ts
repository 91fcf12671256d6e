import { z } from 'zod';

export const protocolLocales = ['de', 'en'] as const;

export type ProtocolLocale = (typeof protocolLocales)[number];

export const requestProtocolInput = z.strictObject({
  runId: z.uuid(),
  locale: z.enum(protocolLocales).default('de'),
});

export const protocolInput = z.strictObject({ protocolId: z.uuid() });

export const advanceProtocolInput = protocolInput.extend({ progress: z.int().min(1).max(99) });

export const finishProtocolInput = protocolInput.extend({
  fileId: z.uuid(),
  pages: z.int().min(1).max(100_000),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const voidProtocolsInput = z.strictObject({ runId: z.uuid() });

export const forgetProtocolInput = protocolInput.extend({ days: z.number().min(0).max(3650) });
