import 'server-only';

import { unstable_rethrow } from 'next/navigation';

import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';

import { requestIdOf } from './request-facts';
import { currentSession, type SessionCtx } from './require-ctx';
import { toProblem } from './to-problem';

/** A question a page asks in the background (GET only): the session's context in, JSON out, or a file. */
export function sessionRoute(answer: (ctx: SessionCtx, query: Record<string, string>) => Promise<unknown>) {
  return async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const about = { requestId: requestIdOf(request.headers), path: pathname };
    try {
      const ctx = await currentSession();
      if (!ctx) throw new DomainError('unauthenticated', 'The session is over.');
      const answered = await answer(ctx, Object.fromEntries(searchParams));
      if (answered instanceof Response) return answered;
      return Response.json(answered, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof DomainError)) report(error, about);
      return toProblem(error, about);
    }
  };
}
