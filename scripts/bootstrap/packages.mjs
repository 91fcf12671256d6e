import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { runNode } from './children.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/** Does node_modules hold what the lock says? npm writes its own list last, so half an installation counts as none. */
export function packagesAreCurrent() {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;

  const { packages: installed } = JSON.parse(readFileSync(list, 'utf8'));
  const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const names = Object.keys(locked).filter((name) => name !== '');
  return (
    names.every((name) =>
      installed[name] ? installed[name].version === locked[name].version : locked[name].optional,
    ) && Object.keys(installed).every((name) => locked[name])
  );
}

export async function installPackages() {
  try {
    // The build needs the development packages, whatever NODE_ENV says.
    await npm('npm ci', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  } catch (error) {
    throw new Failure(`The packages could not be installed. ${error.message}`);
  }
  return 'installed';
}

function npm(title, parameters) {
  // The Node.js at hand, because the pinned one is among the packages being replaced.
  return runNode(title, [npmProgram(), ...parameters], { program: process.execPath });
}

export function npmProgram() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((file) => file?.endsWith('.js') && existsSync(file));
  if (!found) throw new Failure('npm was not found: start with "npm start".');
  return found;
}
