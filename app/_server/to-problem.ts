import { DomainError, type ErrorCode } from '@/lib/platform/core/domain-error';

/** What each code is in HTTP. The only place that knows. */
export const statusOf: Record<ErrorCode, number> = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid_transition: 409,
  checkpoint_not_active: 409,
  step_is_a_run: 409,
  parent_not_active: 409,
  evidence_missing: 422,
  deck_invalid: 422,
  deck_unchanged: 409,
  deck_archived: 409,
  deck_not_published: 409,
  sub_deck_archived: 409,
  deck_was_published: 409,
  deck_in_use: 409,
  four_eyes: 403,
  already_decided: 409,
  nothing_to_reassign: 409,
  guest_not_possible: 409,
  last_admin: 409,
  email_taken: 409,
  name_taken: 409,
  limit_reached: 409,
  token_invalid: 410,
  department_in_use: 409,
  department_cycle: 422,
  idempotency_mismatch: 422,
  idempotency_in_progress: 409,
  precondition_failed: 412,
  rate_limited: 429,
  too_large: 413,
  bulk_too_large: 422,
  unsupported_media_type: 415,
  quota_exceeded: 409,
  file_refused: 415,
  file_kind_refused: 415,
  upload_incomplete: 409,
  preview_unavailable: 422,
  pin_missing: 409,
  pin_wrong: 403,
  pin_locked: 429,
  internal: 500,
};

/** An RFC 9457 problem document. Whatever is no domain error says only that something went wrong. */
export function toProblem(
  error: unknown,
  request: { requestId: string; path: string; status?: number },
): Response {
  const known =
    error instanceof DomainError ? error : new DomainError('internal', 'Something went wrong on our side.');
  const status = request.status ?? statusOf[known.code];

  return problemResponse(status, known.code, request, {
    detail: known.message,
    errors: known.problems,
    headers: extraHeaders(known),
  });
}

/** 405 is HTTP's own matter and no error of the domain. */
export function methodNotAllowed(allowed: string[], request: { requestId: string; path: string }): Response {
  return problemResponse(405, 'method_not_allowed', request, {
    detail: `This address answers ${allowed.join(', ')}.`,
    errors: [],
    headers: { allow: allowed.join(', ') },
  });
}

function problemResponse(
  status: number,
  code: string,
  request: { requestId: string; path: string },
  rest: { detail: string; errors: object[]; headers: Record<string, string> },
): Response {
  const body = {
    type: `urn:laufkarte:error:${code}`,
    title: titleOf(code),
    status,
    code,
    detail: rest.detail,
    instance: request.path,
    correlation_id: request.requestId,
    errors: rest.errors,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...rest.headers,
    },
  });
}

function extraHeaders(error: DomainError): Record<string, string> {
  if (error.code === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  if (error.code === 'rate_limited' || error.code === 'pin_locked')
    return { 'retry-after': String(error.params.retryAfterSeconds ?? 60) };
  return {};
}

/** `deck_not_published` is "Deck not published". */
function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
