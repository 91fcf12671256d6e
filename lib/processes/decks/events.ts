import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const deckCreated = defineEvent('deck.created', {
  audited: true,
  shape: z.object({ title: z.string() }),
});

export const deckImported = defineEvent('deck.imported', {
  audited: true,
  shape: z.object({
    title: z.string(),
    format: z.enum(['json', 'markdown']),
    laneCount: z.number(),
    checkpointCount: z.number(),
  }),
});

export const deckArchived = defineEvent('deck.archived', { audited: true, shape: z.object({}) });
export const deckUnarchived = defineEvent('deck.unarchived', { audited: true, shape: z.object({}) });

export const deckDeleted = defineEvent('deck.deleted', {
  audited: true,
  shape: z.object({ title: z.string() }),
});

export const deckDuplicated = defineEvent('deck.duplicated', {
  audited: true,
  shape: z.object({ title: z.string(), from: z.uuid() }),
});

export const deckShared = defineEvent('deck.shared', {
  audited: true,
  shape: z.object({
    shares: z.array(
      z.object({ with: z.uuid(), level: z.string(), withSubDepartments: z.boolean().optional() }),
    ),
  }),
});
export const referenceAdded = defineEvent('deck.reference_added', {
  audited: true,
  shape: z.object({ name: z.string(), sha256: z.string(), size: z.number() }),
});
