/** The closed list of what can be wrong from the outside. Every code has a sentence in both catalogues. */
export const errorCodes = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid_transition',
  'checkpoint_not_active',
  'step_is_a_run',
  'parent_not_active',
  'evidence_missing',
  'deck_invalid',
  'deck_unchanged',
  'deck_archived',
  'deck_not_published',
  'sub_deck_archived',
  'deck_was_published',
  'deck_in_use',
  'four_eyes',
  'already_decided',
  'last_admin',
  'email_taken',
  'name_taken',
  'limit_reached',
  'token_invalid',
  'department_in_use',
  'department_cycle',
  'idempotency_mismatch',
  'idempotency_in_progress',
  'precondition_failed',
  'rate_limited',
  'too_large',
  'bulk_too_large',
  'nothing_to_reassign',
  'guest_not_possible',
  'unsupported_media_type',
  'quota_exceeded',
  'file_refused',
  'file_kind_refused',
  'upload_incomplete',
  'preview_unavailable',
  'pin_missing',
  'pin_wrong',
  'pin_locked',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong with one place of the input. `code` is stable; `message` is English, for developers. */
export type Problem = {
  pointer: string;
  code: string;
  message: string;
  /** What a translated sentence needs: a limit, a title, a line. */
  params?: Record<string, string | number>;
};

export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly problems: Problem[];
  readonly params: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { problems?: Problem[]; params?: Record<string, string | number> } = {},
  ) {
    super(detail);
    this.code = code;
    this.problems = more.problems ?? [];
    this.params = more.params ?? {};
  }
}

export function isDomainError(error: unknown, code?: ErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
