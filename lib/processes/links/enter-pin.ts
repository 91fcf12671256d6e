import type { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';

import { linkRefused, linkUnlocked } from './events';
import { enterPinInput } from './inputs';
import { findLiveLink } from './store';
import { tryPin } from './try-pin';

/** Opens a locked link for one browser. */
export const enterPin = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof enterPinInput>): Promise<{ pass: string; until: Date }> => {
    const { token, pin } = parseInput(enterPinInput, raw);
    return tryPin(ctx, pin, {
      table: 'run_links',
      find: (tx) => findLiveLink(tx, ctx, token),
      tell: (tx, { id, runId }, { isRight, tries }) => {
        const visitor: Ctx = { ...ctx, actor: { kind: 'link', id } };
        const subject = { type: 'run', id: runId };
        if (isRight) record(tx, visitor, linkUnlocked, subject, { linkId: id });
        else record(tx, visitor, linkRefused, subject, { linkId: id, tries });
      },
    });
  },
  { spec: { name: 'link.enter_pin', input: enterPinInput } },
);
