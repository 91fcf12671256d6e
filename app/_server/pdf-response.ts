import { Readable } from 'node:stream';

import type { ProtocolFile } from '@/lib/processes/protocols/read-protocol';

/** A PDF, to look at in the browser's own viewer or to keep. It is somebody's: no cache on the way holds it. */
export function pdfResponse({ bytes, size, name }: ProtocolFile, as: 'inline' | 'attachment'): Response {
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(size),
      'content-disposition': `${as}; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
