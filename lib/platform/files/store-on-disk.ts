import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';

import type { Storage } from './open-storage';

const SAFE_KEY = /^[0-9a-f-]+(\/[0-9a-z-]+)+\/?$/;

/** Files below the data folder, a folder per tenant. */
export function storeOnDisk(): Storage {
  return {
    async put(key, bytes) {
      await replace(pathOf(key), async (path) => {
        const file = await open(path, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
      });
    },
    async putFile(key, from) {
      await replace(pathOf(key), (path) => copyFile(from, path));
    },
    async read(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? createReadStream(path) : undefined;
    },
    async remove(key) {
      await rm(pathOf(key), { recursive: key.endsWith('/'), force: true });
    },
    link: async () => null,
  };
}

/** Under another name until it is whole: a crash never leaves half a file behind a good name. */
async function replace(path: string, write: (path: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${newId()}`;
  try {
    await write(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function pathOf(key: string): string {
  if (!SAFE_KEY.test(key)) throw new Error(`"${key}" is no key of the storage.`);
  return join(resolve(/* turbopackIgnore: true */ env().DATA_DIR, 'files'), key);
}
