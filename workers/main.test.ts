import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { backends } from '@/tests/queue/backends';
import { freePort } from '@/tests/queue/redis-server';

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function startProcess(env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
    env: { ...process.env, ...env, LOG_LEVEL: 'info', WORKER_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().split('\n').filter(Boolean));
      if (lines.some((line) => line.includes('The worker is ready'))) resolve();
    });
    child.once('exit', () => reject(new Error(`The worker ended:\n${lines.join('\n')}`)));
  });
  await ready;
  return { child, lines, url: `http://127.0.0.1:${port}` };
}

describe.each(backends())('the worker process on $name', (backend) => {
  beforeAll(() => backend.start());
  afterAll(() => backend.stop());

  it('says how it is, logs in JSON, and ends in order when asked to', async () => {
    const { child, lines, url } = await startProcess(backend.env());
    const ask = async (path: string) => (await fetch(`${url}${path}`)).status;
    expect(await ask('/livez')).toBe(200);
    expect(await ask('/readyz')).toBe(200);
    expect(await ask('/')).toBe(404);

    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const messages = lines.map((line) => (JSON.parse(line) as { message: string }).message);
    expect(messages.at(-1)).toBe('The worker has stopped.');
  });
});
