import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let folder: string;

beforeEach(() => {
  vi.resetModules();
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function secondsAhead(): Promise<number> {
  const { currentTime } = await import('./clock');
  return Math.round((currentTime().getTime() - Date.now()) / 1000) + 0;
}

it('is the machine’s, unless a file says otherwise', async () => {
  expect(await secondsAhead()).toBe(0);
});

it('follows the file while it runs, and is right again without it', async () => {
  const file = join(folder, 'offset');
  vi.stubEnv('CLOCK_OFFSET_FILE', file);
  expect(await secondsAhead()).toBe(0);
  writeFileSync(file, '7200');
  expect(await secondsAhead()).toBe(7200);
  writeFileSync(file, '-60\n');
  expect(await secondsAhead()).toBe(-60);
  writeFileSync(file, 'later');
  expect(await secondsAhead()).toBe(0);
});
