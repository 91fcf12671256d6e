// For the container: the first start makes APP_SECRET and keeps it in the data volume, unless one is given.
import { resolve } from 'node:path';

import { keptSecret, openDataFolder, writeRuntimeEnv } from './bootstrap/data-folder.mjs';
import { explain } from './bootstrap/failure.mjs';

const dir = resolve(process.env.DATA_DIR ?? '.data');
try {
  openDataFolder(dir);
  if (!process.env.APP_SECRET) writeRuntimeEnv(dir, { APP_SECRET: keptSecret(dir) });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
