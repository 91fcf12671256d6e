import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Instrumentation } from 'next';

import { beginShutdown } from '@/app/_server/shutdown';
import { env } from '@/lib/platform/core/env';
import { report } from '@/lib/platform/core/log';

export function register(): void {
  // A wrong configuration stops the start, not the first visitor.
  env();
  subscribe('http.server.request.start', (message) => {
    if (!env().TRUST_PROXY) distrustForwarding((message as { request: IncomingMessage }).request);
  });
  process.once('SIGTERM', beginShutdown);
}

/** `digest` is the reference a person sees on the error page; here it meets the request. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  report(error, {
    requestId: String(request.headers['x-request-id'] ?? ''),
    digest: (error as { digest?: string }).digest,
    path: request.path.split('?')[0],
    route: context.routePath,
    kind: context.routeType,
  });
};

/** Without a proxy in front, these headers are only what a visitor claims. Next fills in the socket's own address. */
function distrustForwarding(request: IncomingMessage): void {
  delete request.headers['x-forwarded-host'];
  delete request.headers['x-forwarded-proto'];
  delete request.headers['x-forwarded-port'];
  if (request.socket.remoteAddress) request.headers['x-forwarded-for'] = request.socket.remoteAddress;
}
