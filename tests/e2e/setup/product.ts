import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    dataDir: string;
  }
}

const root = join(import.meta.dirname, '../../..');
const output = join(root, 'tests/.output');
const startSeconds = 300;
const stopSeconds = 40;

/** The whole product, started and stopped as a person would, with a data folder of its own. */
export default async function setup(project: TestProject) {
  mkdirSync(output, { recursive: true });
  const dataDir = mkdtempSync(join(output, 'data-'));
  const log = join(output, 'start.log');
  const product = start(await freePort(), dataDir, log);
  const endWithUs = () => product.kill('SIGTERM');
  process.once('exit', endWithUs);

  const shutDown = async () => {
    process.off('exit', endWithUs);
    await stop(product);
    if (existsSync(join(dataDir, 'logs'))) {
      cpSync(join(dataDir, 'logs'), join(output, 'logs'), { recursive: true });
    }
    rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    project.provide('baseUrl', await printedAddress(product, log));
    project.provide('dataDir', dataDir);
  } catch (error) {
    await shutDown();
    throw error;
  }
  return async () => {
    await shutDown();
    if (product.exitCode !== 0) throw new Error(`The product did not stop cleanly.\n${read(log)}`);
  };
}

function start(port: number, dataDir: string, log: string): ChildProcess {
  rmSync(log, { force: true });
  const descriptor = openSync(log, 'a');
  const { APP_SECRET: _, HOST: __, LAUFKARTE_SEED: ___, ...inherited } = process.env;
  return spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    // A group of its own, so that nothing it leaves behind outlives the tests.
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
    env: {
      ...inherited,
      DATA_DIR: dataDir,
      PORT: String(port),
      BASE_URL: `http://localhost:${port}`,
      // Empty rather than missing: a developer's .env must not lead the tests to their database.
      DATABASE_URL: '',
      REDIS_URL: '',
      SMTP_URL: '',
      // So that a test can be a few hours ahead, and sweeps notice soon.
      CLOCK_OFFSET_FILE: join(dataDir, 'clock-offset'),
      SLA_CHECK_INTERVAL_MINUTES: '1',
    },
  });
}

async function printedAddress(product: ChildProcess, log: string): Promise<string> {
  const until = Date.now() + startSeconds * 1000;
  while (Date.now() < until && product.exitCode === null) {
    const address = /is ready after .*?:\s+(http\S+)/.exec(read(log))?.[1];
    if (address) {
      const ready = await fetch(`${address}/readyz`);
      if (ready.ok) return address;
    }
    await sleep(250);
  }
  throw new Error(`The product did not start.\n${read(log)}`);
}

async function stop(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null || !product.pid) return;
  const ended = new Promise((done) => product.once('exit', done));
  product.kill('SIGTERM');
  const inTime = await Promise.race([
    ended.then(() => true),
    sleep(stopSeconds * 1000, false, { ref: false }),
  ]);
  if (!inTime) process.kill(-product.pid, 'SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
