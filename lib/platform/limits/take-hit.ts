import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';
import { prepared, transact } from '@/lib/platform/core/transact';

import { type Bucket, buckets } from './buckets';

/**
 * Counts one call against a bucket and refuses it when the window is full. A sliding window: this one's hits plus
 * the part of the last one's that still overlaps. In a transaction of its own, so that a failing call counts too.
 */
export async function takeHit(ctx: Ctx, bucket: Bucket, key: string): Promise<void> {
  const { limit, windowSeconds, guardsAccounts } = buckets[bucket];
  const at = ctx.now.getTime();
  const start = Math.floor(at / (windowSeconds * 1000)) * windowSeconds * 1000;
  const elapsed = (at - start) / (windowSeconds * 1000);

  let found: { hits: number; before: number };
  try {
    found = await count({ ...ctx, tx: undefined }, bucket, key, start, windowSeconds);
  } catch (error) {
    report(error, { bucket, alarm: 'rate limit store' });
    if (!guardsAccounts) return;
    throw new DomainError('rate_limited', 'Attempts cannot be counted right now.', {
      params: { retryAfterSeconds: 30 },
    });
  }
  if (found.hits + found.before * (1 - elapsed) <= limit) return;
  const retryAfterSeconds = secondsUntilFree(found, limit, windowSeconds, elapsed);
  throw new DomainError('rate_limited', 'Too many attempts.', { params: { retryAfterSeconds } });
}

/** When one more hit would fit: still in this window while the last one fades, else somewhere in the next. */
function secondsUntilFree(
  { hits, before }: { hits: number; before: number },
  limit: number,
  windowSeconds: number,
  elapsed: number,
): number {
  if (hits + 1 <= limit) {
    const fadedAt = before > 0 ? 1 - (limit - hits - 1) / before : elapsed;
    return Math.max(1, Math.ceil((fadedAt - elapsed) * windowSeconds));
  }
  const fadedInNext = Math.max(0, 1 - (limit - 1) / hits);
  return Math.max(1, Math.ceil((1 - elapsed + fadedInNext) * windowSeconds));
}

async function count(
  ctx: Ctx,
  bucket: Bucket,
  key: string,
  start: number,
  windowSeconds: number,
): Promise<{ hits: number; before: number }> {
  const [row] = await transact(ctx, (tx) =>
    prepared<{ hits: number; before: number }>(
      tx,
      'take-hit',
      `with hit as (
         insert into rate_limits (bucket, key, window_start, hits) values ($1, $2, $3, 1)
         on conflict (tenant_id, bucket, key, window_start) do update set hits = rate_limits.hits + 1
         returning hits)
       select hit.hits, coalesce((select p.hits from rate_limits p where p.bucket = $1 and p.key = $2 and p.window_start = $4), 0) as before
       from hit`,
      [bucket, key, new Date(start), new Date(start - windowSeconds * 1000)],
    ),
  );
  return row!;
}
