import 'server-only';

import { unstable_rethrow } from 'next/navigation';

import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { requireOwnPage } from './csrf-token';
import { requestIdOf } from './request-facts';
import { currentSession, type SessionCtx } from './require-ctx';
import { toProblem } from './to-problem';

type Params = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Call = { ctx: SessionCtx; request: Request; params: Record<string, string> };

/** The gate of uploads from a page: its session, its own page, counted; a Response out, errors as problem documents. */
export function uploadRoute(answer: (call: Call) => Promise<Response>) {
  return async (request: Request, context: Params): Promise<Response> => {
    const about = { requestId: requestIdOf(request.headers), path: new URL(request.url).pathname };
    try {
      const ctx = await currentSession();
      if (!ctx) throw new DomainError('unauthenticated', 'The session is over.');
      if (request.method !== 'HEAD') await requireOwnPage(ctx);
      await takeHit(ctx, 'upload', ctx.actor.id);
      return await answer({ ctx, request, params: plain((await context.params) ?? {}) });
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof DomainError)) report(error, about);
      return toProblem(error, about);
    }
  };
}

function plain(params: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
