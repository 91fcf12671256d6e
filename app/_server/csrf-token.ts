import 'server-only';

import { createHash, timingSafeEqual } from 'node:crypto';
import { headers } from 'next/headers';

import { DomainError } from '@/lib/platform/core/domain-error';

import type { SessionCtx } from './require-ctx';

/** Sent along by `instrumentation-client.ts` with every server action of a signed-in page. */
const CSRF_HEADER = 'x-csrf-token';

/** The call comes from a page that was drawn for this very session. */
export async function requireOwnPage(ctx: SessionCtx): Promise<void> {
  const given = (await headers()).get(CSRF_HEADER) ?? '';
  if (timingSafeEqual(digest(given), digest(ctx.session.csrfToken))) return;
  throw new DomainError('precondition_failed', 'The page was drawn for another session.');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
