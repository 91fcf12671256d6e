import 'server-only';

import { headers } from 'next/headers';

import { DomainError } from '@/lib/platform/core/domain-error';

import { type ActionResult, toActionResult } from './action-result';
import { requireOwnPage } from './csrf-token';
import { requestIdOf } from './request-facts';
import { currentSession, type SessionCtx } from './require-ctx';

/** The one gate every server action behind the sign-in passes: who is calling, and what may be told back. */
export function tenantAction<Input, Output>(run: (ctx: SessionCtx, input: Input) => Promise<Output>) {
  return async (input: Input): Promise<ActionResult<Output>> =>
    toActionResult(requestIdOf(await headers()), async () => {
      const ctx = await currentSession();
      if (!ctx) throw new DomainError('unauthenticated', 'The session is over.');
      await requireOwnPage(ctx);
      return run(ctx, input);
    });
}
