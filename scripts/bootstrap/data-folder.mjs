import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { Failure } from './failure.mjs';
import { isRunning, waitFor } from './processes.mjs';

const largestLogBytes = 10_000_000;
const patienceSeconds = 3;
const longPatienceSeconds = 30;

export function openDataFolder(dir) {
  try {
    // As root, the account PostgreSQL runs under must be able to pass through.
    makeFolder(join(dir, 'logs'), process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(dir, '.write-probe');
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Failure(`The data folder ${dir} cannot be used: ${reasons[error.code] ?? error.message}.`);
  }
}

/** Step by step, because Node's recursive variant never returns where nothing may be made, as below /proc. */
function makeFolder(folder, mode) {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), mode);
  mkdirSync(folder, { mode });
}

const reasons = {
  EACCES: 'no permission to write there. Change its owner or set DATA_DIR to another folder',
  EPERM: 'no permission to write there. Change its owner or set DATA_DIR to another folder',
  ENOENT: 'no folder can be made there. Set DATA_DIR to another folder',
  EROFS: 'it lies on a read-only file system. Set DATA_DIR to another folder',
  ENOTDIR: 'a part of its path is a file. Move that file away or set DATA_DIR to another folder',
  EEXIST: 'there is a file of that name. Move that file away or set DATA_DIR to another folder',
  ENOSPC: 'the disk is full',
};

/** One start per data folder. Whoever is just stopping is waited for. Answers whether the last start ended cleanly. */
export async function claimDataFolder(dir, address) {
  const file = join(dir, 'start.json');
  const holder = () => {
    const claim = readClaim(file);
    return claim && claim.pid !== process.pid && isRunning(claim.pid, 'start.mjs') ? claim : undefined;
  };
  const gone = await waitFor(() => !holder(), patienceSeconds);
  if (!gone && holder()?.stopping) await waitFor(() => !holder(), longPatienceSeconds);
  const other = holder();
  if (other) {
    throw new Failure(
      `Laufkarte is already running with ${dir} (process ${other.pid}, ${other.address}). ` +
        'Stop it first, or set DATA_DIR and PORT for a second one.',
    );
  }

  const leftover = existsSync(file);
  const claim = { pid: process.pid, address, stopping: false };
  writeFileSync(file, JSON.stringify(claim));
  return {
    leftover,
    sayStopping: () => writeFileSync(file, JSON.stringify({ ...claim, stopping: true })),
    release: () => rmSync(file, { force: true }),
  };
}

function readClaim(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Opens a log for appending; one that has grown large makes room first. */
export function openLog(dir, name) {
  const file = join(dir, 'logs', `${name}.log`);
  if (existsSync(file) && statSync(file).size > largestLogBytes) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a');
  const before = statSync(file).size;
  return { descriptor, written: () => readFileSync(file).subarray(before).toString('utf8') };
}

/** What other commands need to find the running product: read by the application for variables that are not set. */
export function writeRuntimeEnv(dir, variables) {
  const file = join(dir, 'runtime.env');
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}

/** Made once and kept: everything signed or encrypted depends on it. */
export function keptSecret(dir) {
  const file = join(dir, 'runtime.env');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^APP_SECRET=(.+)$/m.exec(text)?.[1] ?? randomBytes(32).toString('base64url');
}
