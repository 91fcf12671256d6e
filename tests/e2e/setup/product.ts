import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    dataDir: string;
  }
}

const root = join(import.meta.dirname, '..', '..', '..');

/** Starts the product as a user would, on an empty data folder, and stops it as a user would. */
export default async function setup(project: TestProject) {
  const output = join(root, 'tests', '.output');
  const dataDir = join(output, `data-${process.pid}`);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const product = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, BASE_URL: baseUrl, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(output, 'product.log'));
  product.stdout.pipe(log);
  product.stderr.pipe(log);
  await ready(product, baseUrl);
  project.provide('baseUrl', baseUrl);
  project.provide('dataDir', dataDir);

  return async () => {
    const ended = new Promise((resolve) => product.once('exit', resolve));
    product.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function ready(product: ChildProcess, baseUrl: string): Promise<void> {
  for (;;) {
    if (product.exitCode !== null)
      throw new Error('The product did not start; see tests/.output/product.log.');
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
