import { createReadStream } from 'node:fs';

import type { S3Client } from '@aws-sdk/client-s3';

import { env } from '@/lib/platform/core/env';

import type { Storage } from './open-storage';
import { contentDisposition } from './rules/download-name';

const LINK_SECONDS = 300;

/** A bucket of S3 or of something that speaks like it. The library is loaded with the first use. */
export function storeInBucket(Bucket: string): Storage {
  let connected: Promise<{ client: S3Client; s3: typeof import('@aws-sdk/client-s3') }> | undefined;
  const connect = () => {
    connected ??= import('@aws-sdk/client-s3').then((s3) => ({ s3, client: new s3.S3Client(settings()) }));
    return connected;
  };

  return {
    async put(Key, Body) {
      const { s3, client } = await connect();
      await client.send(new s3.PutObjectCommand({ Bucket, Key, Body, ContentLength: Body.byteLength }));
    },
    async putFile(Key, path, ContentLength) {
      const { s3, client } = await connect();
      await client.send(
        new s3.PutObjectCommand({ Bucket, Key, Body: createReadStream(path), ContentLength }),
      );
    },
    async read(Key) {
      const { s3, client } = await connect();
      try {
        const { Body } = await client.send(new s3.GetObjectCommand({ Bucket, Key }));
        return Body as unknown as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(key) {
      const { s3, client } = await connect();
      if (!key.endsWith('/')) {
        await client.send(new s3.DeleteObjectCommand({ Bucket, Key: key }));
        return;
      }
      const { Contents = [] } = await client.send(new s3.ListObjectsV2Command({ Bucket, Prefix: key }));
      for (const { Key } of Contents) await client.send(new s3.DeleteObjectCommand({ Bucket, Key }));
    },
    async link(Key, { name, mime }) {
      const [{ s3, client }, { getSignedUrl }] = await Promise.all([
        connect(),
        import('@aws-sdk/s3-request-presigner'),
      ]);
      const get = new s3.GetObjectCommand({
        Bucket,
        Key,
        ResponseContentDisposition: contentDisposition(name),
        ResponseContentType: mime,
        ResponseCacheControl: 'private, no-store',
      });
      return getSignedUrl(client, get, { expiresIn: LINK_SECONDS });
    },
  };
}

function settings() {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = env();
  return {
    region: S3_REGION,
    endpoint: S3_ENDPOINT,
    forcePathStyle: S3_PATH_STYLE,
    // Newer checksums are not understood by everything that speaks S3; ours are in the database.
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
    ...(S3_ACCESS_KEY_ID &&
      S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      }),
  };
}
