import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '@/lib/platform/core/ids';
import { png } from '@/tests/factories/files';

import type { Storage } from './open-storage';

let server: Server;
let storage: Storage;
const objects = new Map<string, Buffer>();
const seen: { method: string; authorization: string | undefined }[] = [];

// What a bucket answers, as far as we ask it: put, get, delete, list by prefix.
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://bucket');
    const key = decodeURIComponent(url.pathname.replace(/^\/files\/?/, ''));
    seen.push({ method: request.method!, authorization: request.headers.authorization });
    if (request.method === 'PUT') {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      objects.set(key, Buffer.concat(pieces));
      response.end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (url.searchParams.has('prefix')) {
      const keys = [...objects.keys()].filter((each) => each.startsWith(url.searchParams.get('prefix')!));
      const contents = keys.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('');
      response.setHeader('content-type', 'application/xml');
      response.end(`<?xml version="1.0"?><ListBucketResult>${contents}</ListBucketResult>`);
    } else if (objects.has(key)) {
      response.end(objects.get(key));
    } else {
      response.writeHead(404, { 'content-type': 'application/xml' });
      response.end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  process.env.S3_ENDPOINT = `http://127.0.0.1:${port}`;
  process.env.S3_ACCESS_KEY_ID = 'key';
  process.env.S3_SECRET_ACCESS_KEY = 'secret';
  process.env.S3_PATH_STYLE = 'on';
  const { storeInBucket } = await import('./store-in-bucket');
  storage = storeInBucket('files');
});
afterAll(() => server.close());

async function collected(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (!bytes) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('keeps, gives back and removes objects, signed', async () => {
  const tenant = newId();
  await storage.put(`${tenant}/parts/u/1`, png);
  await storage.put(`${tenant}/parts/u/2`, Buffer.from('two'));
  await storage.put(`${tenant}/blobs/u`, png);
  expect(await collected(await storage.read(`${tenant}/parts/u/1`))).toEqual(png);
  expect(await storage.read(`${tenant}/blobs/other`)).toBeUndefined();

  await storage.remove(`${tenant}/parts/u/`);
  expect([...objects.keys()]).toEqual([`${tenant}/blobs/u`]);
  await storage.remove(`${tenant}/blobs/u`);
  expect(objects.size).toBe(0);
  expect(seen.every(({ authorization }) => authorization?.startsWith('AWS4-HMAC-SHA256'))).toBe(true);
});

it('takes a large file as a stream, byte by byte what it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bucket-'));
  const bytes = Buffer.alloc(12 * 1024 * 1024, 'long ');
  await writeFile(join(folder, 'content'), bytes);
  await storage.putFile('t/blobs/large', join(folder, 'content'), bytes.length);
  expect(objects.get('t/blobs/large')?.equals(bytes)).toBe(true);
  await rm(folder, { recursive: true });
});

it('gives an address that is good for minutes and makes a browser keep the file', async () => {
  const link = new URL((await storage.link('t/blobs/x', { name: 'Größe.pdf', mime: 'application/pdf' }))!);
  expect(link.pathname).toBe('/files/t/blobs/x');
  expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
  expect(link.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(link.searchParams.get('response-content-type')).toBe('application/pdf');
  expect(link.searchParams.get('response-content-disposition')).toMatch(/^attachment; /);
});
