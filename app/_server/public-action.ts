import 'server-only';

import { headers } from 'next/headers';

import type { Ctx } from '@/lib/platform/core/ctx';

import { type ActionResult, toActionResult } from './action-result';
import type { CsrfExemptAction } from './csrf-exempt';
import { anonymous, requestBase } from './request-base';
import { requestIdOf } from './request-facts';
import { resolveTenant } from './resolve-tenant';

/** The gate of the few actions that need no session. Each is named in `csrf-exempt.ts`. */
export function publicAction<Input, Output>(
  _name: CsrfExemptAction,
  run: (ctx: Ctx, input: Input) => Promise<Output>,
) {
  return async (input: Input): Promise<ActionResult<Output>> => {
    const sent = await headers();
    return toActionResult(requestIdOf(sent), async () =>
      run(anonymous(requestBase(await resolveTenant(), sent)), input),
    );
  };
}
