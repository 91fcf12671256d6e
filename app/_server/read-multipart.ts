import 'server-only';

import { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

import { MalformedBody } from './read-body';

export type Multipart = { fields: Record<string, string>; name: string; bytes: AsyncIterable<Uint8Array> };

/** The one file of a multipart body as it arrives, with the fields that came before it. Nothing is held back. */
export function readMultipart(request: Request): Promise<Multipart> {
  return new Promise((resolve, reject) => {
    const refuse = () =>
      reject(new MalformedBody('invalid_input', 'The body is not multipart with one file.'));
    let form: ReturnType<typeof Busboy>;
    try {
      form = Busboy({
        headers: Object.fromEntries(request.headers) as BusboyHeaders,
        limits: { files: 1, fields: 10, fieldSize: 1000, fieldNameSize: 100 },
      });
    } catch {
      refuse();
      return;
    }
    const fields: Record<string, string> = {};
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_field, stream, name) => resolve({ fields, name: name ?? '', bytes: stream }));
    form.on('finish', refuse);
    form.on('error', refuse);
    if (!request.body) return refuse();
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
    body.on('error', (error) => form.destroy(error));
    body.pipe(form);
  });
}
