import { type LiveKind, presentMark, watch } from '@/app/_server/live-hub';
import { currentSession, type SessionCtx } from '@/app/_server/require-ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { getRun } from '@/lib/processes/runs/get-run';

export const dynamic = 'force-dynamic';

const BEAT = 20_000;
/** So that a session that has run out is noticed; the browser connects again by itself. */
const LONGEST = 5 * 60_000;
const COME_BACK = 2000;
const COME_BACK_AT_ONCE = 100;

/** What somebody looks at has changed: said as it happens, never what it is now. That the page asks for itself. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentSession();
  if (!ctx) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  const rootRunId = await findRoot(ctx, searchParams.get('run'));
  // 204 tells the browser not to come back.
  if (rootRunId === null) return new Response(null, { status: 204 });
  // A browser that comes back says by itself how far it has been told; one that comes first, what its page says.
  const since = request.headers.get('last-event-id') || searchParams.get('since');

  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (event: LiveKind | 'here' | 'enough', mark?: string) =>
        write(`event: ${event}\n${mark ? `id: ${mark}\n` : ''}data: {}\n\n`);

      write(`retry: ${COME_BACK}\n\n`);
      const beat = setInterval(() => send('here', presentMark()), BEAT);
      const limit = setTimeout(() => {
        write(`retry: ${COME_BACK_AT_ONCE}\n\n`);
        end();
      }, LONGEST);
      const stop = watch(
        {
          ...{ tenantId: ctx.tenantId, userId: ctx.actor.id, sessionId: ctx.session.id, rootRunId },
          tell: (kinds, mark) => {
            for (const kind of kinds) send(kind, mark);
            send('here', mark);
          },
          end: () => end(),
          dismiss: () => {
            send('enough');
            end();
          },
        },
        { since, asked: ctx.session.pageMark },
      );
      end = () => {
        stop();
        clearInterval(beat);
        clearTimeout(limit);
        request.signal.removeEventListener('abort', end);
        try {
          controller.close();
        } catch {
          // The other side was first.
        }
      };
      request.signal.addEventListener('abort', end);
    },
    cancel: () => end(),
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

/** The root of the run that is looked at; null where there is no such run for whoever asks. */
async function findRoot(ctx: SessionCtx, runId: string | null): Promise<string | null | undefined> {
  if (!runId) return undefined;
  try {
    return (await getRun(ctx, { runId })).rootRunId;
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}
