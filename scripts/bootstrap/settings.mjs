import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const oldestNode = [20, 19];

/** What the start script itself must know; everything else is read and checked by the application. */
export function readSettings() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Failure(
      `Laufkarte needs Node.js ${oldestNode.join('.')} or later, this is ${process.version}.`,
    );
  }

  const dotEnv = join(root, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

  const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = '.data', BASE_URL, LAUFKARTE_SEED } = process.env;
  if (!/^\d+$/.test(PORT) || Number(PORT) < 1 || Number(PORT) > 65535) {
    throw new Failure(`PORT must be a number from 1 to 65535, it is "${PORT}".`);
  }
  return {
    development: process.argv.includes('--dev'),
    port: Number(PORT),
    host: HOST,
    address: BASE_URL ?? `http://localhost:${PORT}`,
    dataDir: resolve(root, DATA_DIR),
    withDemo: LAUFKARTE_SEED !== 'off',
  };
}

/** Where the web server answers from this machine. */
export function probeAddress({ host, port }) {
  const everywhere = ['0.0.0.0', '::', ''];
  const name = everywhere.includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
