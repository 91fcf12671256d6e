import 'server-only';

import { unstable_rethrow } from 'next/navigation';

import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import type { Content } from '@/lib/platform/files/open-content';
import { findFile } from '@/lib/processes/checkpoints/find-file';

import { requestIdOf } from './request-facts';
import { currentSession, type SessionCtx } from './require-ctx';
import { toProblem } from './to-problem';

type Params = { params: Promise<{ versionId: string }> };

/** The gate of everything that hands out a file: asked anew each time whether this person may see it. */
export function downloadRoute(
  answer: (ctx: SessionCtx, content: Content, versionId: string) => Promise<Response>,
) {
  return async (request: Request, { params }: Params): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const about = { requestId: requestIdOf(request.headers), path: pathname };
    try {
      const ctx = await currentSession();
      if (!ctx) throw new DomainError('unauthenticated', 'The session is over.');
      const runId = searchParams.get('run') ?? undefined;
      const { versionId } = await params;
      return await answer(ctx, await findFile(ctx, { versionId, runId }), versionId);
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof DomainError)) report(error, about);
      return toProblem(error, about);
    }
  };
}
