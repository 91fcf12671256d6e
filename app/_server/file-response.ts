import 'server-only';

import { Readable } from 'node:stream';

import { filePolicy } from './security-headers';

/** Nothing a person uploaded is ever run by a browser: kept instead of shown, its kind not guessed, in a sandbox. */
export function fileResponse(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: { mime: string; disposition: string; size?: number },
): Response {
  return new Response(
    bytes instanceof Uint8Array
      ? new Uint8Array(bytes)
      : (Readable.toWeb(Readable.from(bytes)) as ReadableStream),
    {
      headers: {
        'content-type': file.mime,
        'content-disposition': file.disposition,
        ...(file.size !== undefined && { 'content-length': String(file.size) }),
        'x-content-type-options': 'nosniff',
        'content-security-policy': filePolicy,
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
      },
    },
  );
}
