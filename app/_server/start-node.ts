import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

import { env } from '@/lib/platform/core/env';

import { beginShutdown } from './shutdown';

/** Once per process, before the first request. */
export function startNode(): void {
  // A wrong configuration stops the start, not the first visitor.
  const { TRUST_PROXY } = env();
  if (!TRUST_PROXY) {
    subscribe('http.server.request.start', (message) => {
      distrustForwarding((message as { request: IncomingMessage }).request);
    });
  }
  process.once('SIGTERM', beginShutdown);
}

/** Without a proxy in front, these headers are only what a visitor claims. What stays is the socket's own address. */
function distrustForwarding(request: IncomingMessage): void {
  delete request.headers['x-forwarded-host'];
  delete request.headers['x-forwarded-proto'];
  delete request.headers['x-forwarded-port'];
  if (request.socket.remoteAddress) request.headers['x-forwarded-for'] = request.socket.remoteAddress;
}
