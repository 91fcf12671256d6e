import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from './failure.mjs';
import { findBinaries, findRunner } from './postgres-binaries.mjs';

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
  const cluster = { dir: resolve(dir), logFile: resolve(logFile ?? `${dir}.log`), settings, preferredPort };
  mkdirSync(dirname(cluster.dir), { recursive: true });
  cluster.binaries = findBinaries();
  cluster.runner = findRunner(cluster.binaries, cluster.dir);

  if (!existsSync(join(cluster.dir, 'PG_VERSION'))) await createCluster(cluster, database);
  giveTo(cluster.runner, cluster.dir);

  const running = (await adopt(cluster)) ?? (await launch(cluster, port));
  const password = readFileSync(join(cluster.dir, 'superuser.password'), 'utf8').trim();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${running.port}/${database}`,
    port: running.port,
    pid: running.pid,
    stop: () => stopServer(cluster, running.pid),
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

  const dieWithUs = () => signal(server.pid, 'SIGQUIT');
  process.once('exit', dieWithUs);
  return {
    ...server,
    stop: async () => {
      process.off('exit', dieWithUs);
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Made beside its place and moved there when complete: an interrupted start leaves no half cluster. */
async function createCluster(cluster, database) {
  if (existsSync(cluster.dir) && readdirSync(cluster.dir).length > 0) {
    throw new Failure(
      `${cluster.dir} is not a PostgreSQL data folder (PG_VERSION is missing). Move it away or set DATA_DIR.`,
    );
  }
  const draft = `${cluster.dir}.new`;
  const passwordFile = `${cluster.dir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(cluster.runner, draft);
  giveTo(cluster.runner, passwordFile);

  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['-U', 'postgres', '-E', 'UTF8', ...locale, '--no-instructions'];
  run(cluster, 'initdb', ['-D', draft, ...options, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]);
  if (database !== 'postgres') {
    run(cluster, 'postgres', ['--single', '-D', draft, 'postgres'], `create database ${database}\n`);
  }

  renameSync(passwordFile, join(draft, 'superuser.password'));
  rmSync(cluster.dir, { recursive: true, force: true });
  renameSync(draft, cluster.dir);
}

function run(cluster, program, parameters, input) {
  const [file, ...rest] = [...cluster.runner.prefix, join(cluster.binaries, program), ...parameters];
  const result = spawnSync(file, rest, { ...cluster.runner.identity, cwd: '/', input, encoding: 'utf8' });
  if (result.status !== 0 || /^(ERROR|FATAL|PANIC):/m.test(result.stderr)) {
    throw new Failure(`${program} failed: ${(result.error?.message ?? result.stderr).trim()}`);
  }
}

/** A server that outlived its parent (kill -9) is as good as a new one. */
async function adopt(cluster) {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    const found = readPidFile(cluster.dir);
    if (!found || !isServer(found.pid)) return undefined;
    if (found.ready && (await accepts(found.port))) return found;
    await pause(50);
  }
  throw new Failure(`A PostgreSQL server in ${cluster.dir} does not answer, see ${cluster.logFile}.`);
}

async function launch(cluster, wantedPort) {
  for (const port of await candidatePorts(cluster, wantedPort)) {
    const pid = await tryPort(cluster, port);
    if (pid) {
      writeFileSync(join(cluster.dir, 'laufkarte.port'), `${port}\n`);
      return { pid, port };
    }
  }
  throw new Failure(`PostgreSQL did not start, see ${cluster.logFile}.${lastComplaint(cluster.logFile)}`);
}

/** Below 32768, because outgoing connections take ports above it at the wrong moment. */
async function candidatePorts({ dir, preferredPort }, wantedPort) {
  const file = join(dir, 'laufkarte.port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  const random = Array.from({ length: 20 }, randomPort);
  const free = [];
  for (const port of [wantedPort ?? remembered ?? preferredPort, ...(wantedPort ? [] : random)]) {
    if (port && (await isFree(port))) free.push(port);
    if (free.length === 3) break;
  }
  if (free.length === 0) throw new Failure(`Port ${wantedPort} for PostgreSQL is taken.`);
  return free;
}

function randomPort() {
  return randomInt(20000, 32000);
}

async function tryPort(cluster, port) {
  const settings = { ...modest, ...cluster.settings, port };
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [file, ...rest] = [
    ...cluster.runner.prefix,
    join(cluster.binaries, 'postgres'),
    '-D',
    cluster.dir,
    ...parameters,
  ];
  const log = openSync(cluster.logFile, 'a');
  const child = spawn(file, rest, {
    ...cluster.runner.identity,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal must not stop the database before its users.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();

  const deadline = Date.now() + startSeconds * 1000;
  while (child.pid && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const found = readPidFile(cluster.dir);
    if (found?.pid === child.pid && found.ready) return child.pid;
    await pause(10);
  }
  if (child.pid) signal(child.pid, 'SIGQUIT');
  return undefined;
}

async function stopServer(cluster, pid) {
  if (process.platform === 'win32') {
    run(cluster, 'pg_ctl', ['stop', '-D', cluster.dir, '-m', 'fast']);
    return;
  }
  const deadline = Date.now() + stopSeconds * 1000;
  signal(pid, 'SIGINT');
  while (isServer(pid) && readPidFile(cluster.dir)?.pid === pid) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT');
    await pause(10);
  }
}

function readPidFile(dir) {
  try {
    const lines = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.startsWith('ready') ?? false };
  } catch {
    return undefined;
  }
}

function isServer(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  // After a reboot the number in an old file may belong to somebody else.
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

function isFree(port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

function accepts(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => done(false));
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
  });
}

function giveTo({ prefix, identity }, path) {
  const wanted = identity.uid ?? (prefix.length > 0 ? 0 : undefined);
  if (wanted === undefined || statSync(path).uid === wanted) return;

  chownSync(path, wanted, identity.gid ?? 0);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true })) {
    chownSync(join(path, name), wanted, identity.gid ?? 0);
  }
}

function lastComplaint(logFile) {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n') : [];
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|ERROR):|error while loading/.test(line));
  return complaint ? ` It said: ${complaint.replace(/^.*?(FATAL|PANIC|ERROR): */, '')}` : '';
}

function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^laufkarte-postgres-(\d+)-/.exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;

    const home = join(tmpdir(), name);
    const server = readPidFile(join(home, 'cluster'));
    if (server && isServer(server.pid)) signal(server.pid, 'SIGQUIT');
    rmSync(home, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
