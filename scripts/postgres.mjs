import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { Failure } from './bootstrap/failure.mjs';
import { accepts, isFree, randomPort } from './bootstrap/ports.mjs';
import { findBinaries, findRunner } from './bootstrap/postgres-binaries.mjs';
import { createCluster, giveTo, runProgram } from './bootstrap/postgres-cluster.mjs';
import { isRunning, signal, waitFor } from './bootstrap/processes.mjs';

const usualPort = 15432;
const startSeconds = 60;
const stopSeconds = 30;

const modest = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

const carefree = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the cluster in `dir`, making it first if there is none, or adopts the server already running there.
 * The superuser's password and the port live in the cluster's folder, so that they travel with it.
 */
export async function startPostgres({
  dir,
  port,
  preferredPort = usualPort,
  settings = {},
  database = 'postgres',
  logFile,
}) {
  const cluster = { dir: resolve(dir), logFile: resolve(logFile ?? `${dir}.log`), settings };
  mkdirSync(dirname(cluster.dir), { recursive: true });
  cluster.binaries = findBinaries();
  cluster.runner = findRunner(cluster.binaries, cluster.dir);

  if (!existsSync(join(cluster.dir, 'PG_VERSION'))) createCluster(cluster, database);
  giveTo(cluster.runner, cluster.dir);
  const password = readPassword(cluster.dir);

  const server = (await adopt(cluster)) ?? (await launch(cluster, port, preferredPort));
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`,
    port: server.port,
    pid: server.pid,
    isRunning: () => isRunning(server.pid, 'postgres'),
    stop: () => stopServer(cluster, server.pid),
    kill: () => signal(server.pid, 'SIGQUIT'),
  };
}

/** A cluster for a test run or a benchmark: in the temporary folder, unsafe and quick, gone after stop(). */
export async function startThrowawayPostgres({ settings = {} } = {}) {
  removeAbandoned();
  const home = mkdtempSync(join(tmpdir(), `laufkarte-postgres-${process.pid}-`));
  chmodSync(home, 0o755);
  const server = await startPostgres({
    dir: join(home, 'cluster'),
    preferredPort: randomPort(),
    settings: { ...carefree, ...settings },
  });

  process.once('exit', server.kill);
  return {
    ...server,
    stop: async () => {
      process.off('exit', server.kill);
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function readPassword(dir) {
  try {
    return readFileSync(join(dir, 'superuser.password'), 'utf8').trim();
  } catch {
    throw new Failure(
      `${dir} holds a PostgreSQL data folder that was not made here (superuser.password is missing). ` +
        'Move it away, set DATA_DIR to another folder, or start it yourself and set DATABASE_URL.',
    );
  }
}

/** A server that outlived its parent (kill -9) is as good as a new one. */
async function adopt({ dir, logFile }) {
  let found;
  const settled = await waitFor(async () => {
    found = readPidFile(dir);
    if (!found || !isRunning(found.pid, 'postgres')) {
      found = undefined;
      return true;
    }
    return found.ready && (await accepts(found.port));
  }, startSeconds);
  if (!settled) throw new Failure(`The PostgreSQL server in ${dir} does not answer, see ${logFile}.`);
  return found;
}

async function launch(cluster, wantedPort, preferredPort) {
  const portFile = join(cluster.dir, 'laufkarte.port');
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const candidates = wantedPort
    ? [wantedPort]
    : [remembered || preferredPort, ...Array.from({ length: 20 }, randomPort)];

  for (const port of candidates) {
    if (!(await isFree(port))) continue;
    const outcome = await tryPort(cluster, port);
    if (outcome.pid) {
      writeFileSync(portFile, `${port}\n`);
      return { pid: outcome.pid, port };
    }
    if (!/could not bind|Address already in use/.test(outcome.log)) {
      throw new Failure(`PostgreSQL did not start. ${lastComplaint(outcome.log)}See ${cluster.logFile}.`);
    }
  }
  throw new Failure(`No free port for PostgreSQL (tried ${candidates.slice(0, 3).join(', ')} …).`);
}

async function tryPort(cluster, port) {
  const settings = Object.entries({ ...modest, ...cluster.settings, port });
  const [file, ...parameters] = [
    ...cluster.runner.prefix,
    join(cluster.binaries, 'postgres'),
    ...['-D', cluster.dir],
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = openSync(cluster.logFile, 'a');
  const logStart = statSync(cluster.logFile).size;
  const child = spawn(file, parameters, {
    ...cluster.runner.identity,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal must not stop the database before its users.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });

  // The file of a crashed server may still say "ready": only the child's own number counts.
  const isReady = () => readPidFile(cluster.dir)?.pid === child.pid && readPidFile(cluster.dir).ready;
  await waitFor(() => ended || isReady(), startSeconds, 10);
  if (!ended && isReady()) return { pid: child.pid };

  if (!ended) signal(child.pid, 'SIGQUIT');
  return { log: readFileSync(cluster.logFile).subarray(logStart).toString('utf8') };
}

async function stopServer(cluster, pid) {
  if (process.platform === 'win32') {
    runProgram(cluster, 'pg_ctl', ['stop', '-D', cluster.dir, '-m', 'fast']);
    return;
  }
  signal(pid, 'SIGINT');
  if (await waitFor(() => !isRunning(pid, 'postgres'), stopSeconds, 10)) return;
  signal(pid, 'SIGQUIT');
  await waitFor(() => !isRunning(pid, 'postgres'), 5, 10);
}

function readPidFile(dir) {
  try {
    const lines = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.startsWith('ready') ?? false };
  } catch {
    return undefined;
  }
}

function lastComplaint(log) {
  const line = log.split('\n').findLast((text) => /\b(FATAL|PANIC):|error while loading/.test(text));
  return line ? `It said: ${line.replace(/^.*?(FATAL|PANIC): */, '').trim()}. ` : '';
}

/** What a test run left behind that was killed before it could clean up. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^laufkarte-postgres-(\d+)-/.exec(name)?.[1];
    if (!owner || isRunning(Number(owner), 'node')) continue;

    const home = join(tmpdir(), name);
    const server = readPidFile(join(home, 'cluster'));
    if (server && isRunning(server.pid, 'postgres')) signal(server.pid, 'SIGQUIT');
    rmSync(home, { recursive: true, force: true });
  }
}
