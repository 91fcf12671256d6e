import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');

export const childGuard = pathToFileURL(join(root, 'scripts/child-guard.mjs')).href;

let chosen;

/** The Node.js the project is pinned to comes from npm; the one at hand is the fallback. */
export function nodeProgram() {
  return choose().program;
}

export function nodeVersion() {
  return choose().version;
}

export function nodeIsPinned() {
  return choose().pinned;
}

function choose() {
  if (chosen) return chosen;

  const program = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const answer = existsSync(program) ? spawnSync(program, ['--version'], { encoding: 'utf8' }) : undefined;
  chosen =
    answer?.status === 0
      ? { program, version: answer.stdout.trim(), pinned: true }
      : { program: process.execPath, version: process.version, pinned: false };
  return chosen;
}
