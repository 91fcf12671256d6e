import { env } from '@/lib/platform/core/env';

import { storeInBucket } from './store-in-bucket';
import { storeOnDisk } from './store-on-disk';

/** Where bytes lie. Keys are made of ids alone and begin with the tenant's; what a person typed is never part of one. */
export type Storage = {
  /** Writes a whole object; one of this key is replaced. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Writes a whole object from a file of this machine. */
  putFile(key: string, path: string, size: number): Promise<void>;
  /** Undefined where there is no such object. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Removes an object, or everything below a key that ends in a slash. What is not there is not missed. */
  remove(key: string): Promise<void>;
  /** An address that hands the object out for some minutes without us; null where the storage has none. */
  link(key: string, file: { name: string; mime: string }): Promise<string | null>;
};

let opened: Storage | undefined;

export function openStorage(): Storage {
  opened ??= env().S3_BUCKET ? storeInBucket(env().S3_BUCKET!) : storeOnDisk();
  return opened;
}

export const storageKeys = {
  part: (tenantId: string, uploadId: string, partId: string) => `${tenantId}/parts/${uploadId}/${partId}`,
  parts: (tenantId: string, uploadId: string) => `${tenantId}/parts/${uploadId}/`,
  blob: (tenantId: string, uploadId: string) => `${tenantId}/blobs/${uploadId}`,
  preview: (tenantId: string, blobId: string) => `${tenantId}/previews/${blobId}`,
  protocol: (tenantId: string, protocolId: string, fileId: string) =>
    `${tenantId}/protocols/${protocolId}/${fileId}`,
  protocols: (tenantId: string, protocolId: string) => `${tenantId}/protocols/${protocolId}/`,
  signedCopy: (tenantId: string, copyId: string) => `${tenantId}/signed/${copyId}`,
} as const;
