import { z } from 'zod';

export const protocolLocales = ['de', 'en'] as const;

export type ProtocolLocale = (typeof protocolLocales)[number];

export const requestProtocolInput = z.strictObject({
  runId: z.uuid(),
  locale: z.enum(protocolLocales).default('de'),
});

export const protocolInput = z.strictObject({ protocolId: z.uuid() });

export const advanceProtocolInput = protocolInput.extend({ progress: z.int().min(1).max(99) });

/** 40 MB of PDF, as base64. */
const MOST_BASE64 = 56_000_000;

export const finishProtocolInput = protocolInput.extend({
  pages: z.int().min(1).max(100_000),
  pdf: z.base64().min(4).max(MOST_BASE64),
});
