import { unstable_rethrow } from 'next/navigation';

import { DomainError, type ErrorCode, type Problem } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';

/** What a server action tells the page. `code` has a sentence in the catalogue `errors`. */
export type ActionResult<T> = { ok: true; value: T } | ActionFailure;

export type ActionFailure = {
  ok: false;
  code: ErrorCode;
  correlationId: string;
  problems: Problem[];
  params: Record<string, string | number>;
};

export async function toActionResult<T>(requestId: string, work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    return toFailure(error, requestId);
  }
}

function toFailure(error: unknown, correlationId: string): ActionFailure {
  if (error instanceof DomainError) {
    const { code, problems, params } = error;
    return { ok: false, code, correlationId, problems, params };
  }
  report(error, { requestId: correlationId });
  return { ok: false, code: 'internal', correlationId, problems: [], params: {} };
}
