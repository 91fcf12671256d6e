import type { Instrumentation } from 'next';

// Next compiles this file for a second runtime that has no Node; its constant keeps our code out of that one.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startNode } = await import('@/app/_server/start-node');
  startNode();
}

/**
 * `digest` is the reference a person sees on the error page: that of the request for whatever a command or a query
 * failed on (see `referToRequest`), and the framework's own for the rest. Both stand in the line.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { report } = await import('@/lib/platform/core/log');
  report(error, {
    requestId: String(request.headers['x-request-id'] ?? ''),
    digest: (error as { digest?: string }).digest,
    path: request.path.split('?')[0],
    route: context.routePath,
    kind: context.routeType,
  });
};
