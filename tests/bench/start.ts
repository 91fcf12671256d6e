import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { show } from './figures';

const REST_SECONDS = 60;

/** Goals 24 and 26: from an empty data folder to the first page, again with data, and what it holds at rest. */
export async function benchStart(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'laufkarte-start-'));
  try {
    const first = await start(dataDir);
    await stop(first.product);
    show('start with an empty data folder, demo company included, s', first.seconds.toFixed(1), '≤ 8');

    const second = await start(dataDir);
    show('start with data, s', second.seconds.toFixed(1), '≤ 3');
    await sleep(REST_SECONDS * 1000);
    show('memory at rest, web, worker and PostgreSQL (PSS), MB', memoryOf(second.product), '≤ 380');
    await stop(second.product);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function start(dataDir: string): Promise<{ product: ChildProcess; seconds: number }> {
  const port = await freePort();
  const began = performance.now();
  const product = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, NODE_ENV: 'production' },
  });
  for (;;) {
    const page = await fetch(`http://localhost:${port}/sign-in`).catch(() => null);
    if (page?.ok) return { product, seconds: (performance.now() - began) / 1000 };
    if (product.exitCode !== null) throw new Error('The product ended instead of starting.');
    await sleep(50);
  }
}

function stop(product: ChildProcess): Promise<unknown> {
  const ended = new Promise((done) => product.once('exit', done));
  product.kill('SIGTERM');
  return ended;
}

/** The proportional share of every process below ours, where the system tells it. */
function memoryOf(product: ChildProcess): string {
  if (!existsSync('/proc/self/smaps_rollup')) return 'unknown';
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const stat = tryRead(`/proc/${pid}/stat`);
        return stat ? [[pid, stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]!] as const] : [];
      }),
  );
  const isOurs = (pid: string): boolean =>
    pid === String(product.pid) || (parents.has(pid) && isOurs(parents.get(pid)!));
  const kilobytes = [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(tryRead(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0));
  return String(Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024));
}

function tryRead(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
