import { watch } from '@/app/_server/live-hub';
import { currentSession } from '@/app/_server/require-ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { getRun } from '@/lib/processes/runs/get-run';

export const dynamic = 'force-dynamic';

const BEAT = 20_000;
/** So that a session that has ended is noticed; the browser connects again by itself. */
const LONGEST = 5 * 60_000;

/** What somebody looks at has changed: said as it happens, never what it is now. That the page asks for itself. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentSession();
  if (!ctx) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  const runId = searchParams.get('run') ?? undefined;
  const seen = Number(searchParams.get('seen') ?? Number.NaN);

  let isBehind = false;
  if (runId) {
    try {
      const { revision } = await getRun(ctx, { runId });
      isBehind = Number.isInteger(seen) && seen !== revision;
    } catch (error) {
      // 204 tells the browser not to come back.
      if (isDomainError(error)) return new Response(null, { status: 204 });
      throw error;
    }
  }

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const stop = watch(ctx.tenantId, {
        userId: ctx.actor.id,
        runId,
        tell: (kind) => send(`event: ${kind}\ndata: {}\n\n`),
        end: () => end(),
      });
      const beat = setInterval(() => send(': here\n\n'), BEAT);
      const limit = setTimeout(() => end(), LONGEST);

      function end() {
        stop();
        clearInterval(beat);
        clearTimeout(limit);
        request.signal.removeEventListener('abort', end);
        try {
          controller.close();
        } catch {
          // The other side was first.
        }
      }
      request.signal.addEventListener('abort', end);
      send(`retry: 2000\n\n${isBehind ? 'event: run\ndata: {}\n\n' : ''}`);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform keeps compression from holding events back, the last one does so for proxies.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
