import 'server-only';

import { unstable_rethrow } from 'next/navigation';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { GUEST_PASS_COOKIE } from './link-pass-cookie';
import { anonymous, requestBase } from './request-base';
import { requestIdOf } from './request-facts';
import { findTenant } from './resolve-tenant';
import { toProblem } from './to-problem';

type Params = { params: Promise<{ token: string; uploadId?: string }> };
type Call = {
  ctx: Ctx;
  /** What lets a guest in: the secret of the link, and what the PIN has given. */
  door: { token: string; pass: string | undefined };
  uploadId: string;
  request: Request;
};

/** The gate of a guest's uploads: no session, but the link itself; counted by address, errors as problem documents. */
export function guestUploadRoute(answer: (call: Call) => Promise<Response>) {
  return async (request: Request, context: Params): Promise<Response> => {
    const about = { requestId: requestIdOf(request.headers), path: '/g' };
    try {
      const tenant = await findTenant(request.headers);
      if (!tenant) throw new DomainError('not_found', 'There is no such place.');
      const ctx = anonymous(requestBase(tenant, request.headers));
      await takeHit(ctx, 'guest_upload', ctx.ip ?? 'unknown');
      const { token, uploadId = '' } = await context.params;
      return await answer({ ctx, door: { token, pass: passOf(request) }, uploadId, request });
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof DomainError)) report(error, about);
      return toProblem(error, about);
    }
  };
}

function passOf(request: Request): string | undefined {
  const sent = request.headers.get('cookie') ?? '';
  const found = new RegExp(`(?:^|; )${GUEST_PASS_COOKIE}=([^;]+)`).exec(sent)?.[1];
  return found && decodeURIComponent(found);
}
