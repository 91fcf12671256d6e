import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { buildKey } from './bootstrap/build-key.mjs';
import { killChildren, lastLines, runNode, startNode, stopChildren } from './bootstrap/children.mjs';
import {
  claimDataFolder,
  keptSecret,
  openDataFolder,
  openLog,
  writeRuntimeEnv,
} from './bootstrap/data-folder.mjs';
import { markPrepared, openDatabase } from './bootstrap/database.mjs';
import { explain, Failure } from './bootstrap/failure.mjs';
import { installPackages, packagesAreCurrent } from './bootstrap/packages.mjs';
import { nodeIsPinned, nodeVersion, root } from './bootstrap/paths.mjs';
import { portProblem } from './bootstrap/ports.mjs';
import { npmAbove, waitFor } from './bootstrap/processes.mjs';
import { buildBundles, buildWeb, bundle, webServer } from './bootstrap/product.mjs';
import { probeAddress, readSettings } from './bootstrap/settings.mjs';
import { showAddress } from './bootstrap/show-address.mjs';
import { elapsed, heading, stage, stopShowing } from './bootstrap/stages.mjs';

const graceSeconds = 25;
const portPatienceSeconds = 3;
const readySeconds = { production: 60, development: 300 };
const watchMilliseconds = 500;
// Ctrl-C reaches us from the terminal and once more from npm.
const echoMilliseconds = 1000;
const upToDate = 'started, up to date';

const began = performance.now();
let claim;
let opening;
let server;
let stopping;
let firstSignalAt = 0;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stopOnSignal);
stopWithNpm();
try {
  await start(readSettings());
} catch (error) {
  await stop(1, explain(error));
}

async function start(settings) {
  heading('Laufkarte');
  openDataFolder(settings.dataDir);
  claim = await claimDataFolder(settings.dataDir, settings.address);
  await refuseTakenPort(settings);

  await stage('Packages', () => (packagesAreCurrent() ? 'unchanged' : installPackages()));
  if (!nodeIsPinned())
    console.log(`  ! Node.js 24 could not be installed from npm, going on with ${nodeVersion()}.`);

  await stage('Worker', buildBundles);
  const env = environment(settings);
  await together([prepareDatabase(settings, env), settings.development ? undefined : stage('Web', buildWeb)]);
  await stage('Start', () => startProduct(settings, env));
  showAddress(settings, elapsed(began));
}

function environment({ development, port, host, address, dataDir, withDemo }) {
  return {
    ...process.env,
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOSTNAME: host,
    DATA_DIR: dataDir,
    BASE_URL: address,
    APP_SECRET: process.env.APP_SECRET ?? keptSecret(dataDir),
    ...(withDemo && { APP_SINGLE_TENANT: process.env.APP_SINGLE_TENANT ?? 'demo' }),
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':'),
  };
}

async function prepareDatabase({ dataDir, withDemo }, env) {
  const mark = createHash('sha256')
    .update([buildKey(), env.APP_SECRET, Boolean(env.REDIS_URL), withDemo].join('\n'))
    .digest('hex');

  const prepared = await stage('Database', async () => {
    opening = openDatabase({ dataDir }, process.env.DATABASE_URL);
    server = await opening;
    env.DATABASE_URL = server.url;
    keepForOtherCommands(dataDir, env);
    if (server.preparedFor === mark) return upToDate;

    await runNode('The migration', [bundle('migrate')], { env });
    return process.env.DATABASE_URL ? 'reached and migrated' : 'started and migrated';
  });
  if (prepared === upToDate) return;

  if (withDemo) {
    await stage('Demo', async () => {
      await runNode('The demo company', [bundle('seed')], { env });
      return 'ready';
    });
  }
  if (!process.env.DATABASE_URL) await markPrepared(server.url, mark);
}

function keepForOtherCommands(dataDir, { DATABASE_URL, APP_SECRET, BASE_URL, APP_SINGLE_TENANT }) {
  writeRuntimeEnv(dataDir, {
    ...(!process.env.DATABASE_URL && { DATABASE_URL }),
    APP_SECRET,
    BASE_URL,
    ...(APP_SINGLE_TENANT && { APP_SINGLE_TENANT }),
  });
}

async function startProduct(settings, env) {
  const programs = settings.development
    ? {
        web: ['node_modules/next/dist/bin/next', 'dev', '-H', settings.host, '-p', String(settings.port)],
        worker: ['node_modules/tsx/dist/cli.mjs', 'watch', 'workers/main.ts'],
      }
    : { web: [webServer], worker: [bundle('worker')] };

  const ends = Object.entries(programs).map(([name, parameters]) => {
    const log = openLog(settings.dataDir, name);
    const output = settings.development ? 'inherit' : log.descriptor;
    return watch(startNode(name, parameters, { env, output }), settings, log);
  });
  await Promise.race([...ends, answering(settings)]);
  for (const end of [...ends, watchDatabase()]) end.catch((error) => stop(1, explain(error)));
  return 'web and worker';
}

/** Settles only in failure: when a child ends that was meant to stay. */
function watch(child, { development }, log) {
  return new Promise((_, fail) => {
    child.once('exit', (code, name) => {
      const said = development ? '' : `\n\n${lastLines(log.written())}`;
      fail(new Failure(`The ${child.name} process ended (${name ?? `exit code ${code}`}).${said}`));
    });
  });
}

async function watchDatabase() {
  await waitFor(() => stopping || !server.isRunning(), Number.POSITIVE_INFINITY, watchMilliseconds);
  throw new Failure('The database ended unexpectedly.');
}

async function answering(settings) {
  const seconds = settings.development ? readySeconds.development : readySeconds.production;
  let last = 'no answer';
  const ready = await waitFor(async () => {
    last = await ask(`${probeAddress(settings)}/readyz`);
    if (last === 404) last = await ask(`${probeAddress(settings)}/livez`);
    return last === 200;
  }, seconds);
  if (!ready) throw new Failure(`The web server was not ready after ${seconds} s (last answer: ${last}).`);
}

async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(readySeconds.production * 1000) });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}

/** After a kill -9 the old web server needs a moment to notice and let go of the port. */
async function refuseTakenPort({ port, host }) {
  let problem;
  const free = async () => {
    problem = await portProblem(port, host);
    return !problem;
  };
  if (await waitFor(free, claim.leftover ? portPatienceSeconds : 0)) return;
  throw new Failure(problem);
}

/** Waits for all even when one fails, so that nothing is still starting while everything is being stopped. */
async function together(parts) {
  const failed = (part) =>
    part?.catch(async (error) => {
      stopShowing();
      if (!stopping) killChildren();
      throw error;
    });
  const outcomes = await Promise.allSettled(parts.map(failed));
  const failure = outcomes.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

function stopOnSignal() {
  if (!firstSignalAt) {
    firstSignalAt = performance.now();
    stop(0);
    return;
  }
  if (performance.now() - firstSignalAt < echoMilliseconds) return;
  killChildren();
  server?.kill();
  claim?.release();
  process.exit(130);
}

/** When npm is killed and cannot pass the signal on, nobody is left to stop us. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const before = npmAbove();
  setInterval(() => npmAbove() !== before && stop(0), watchMilliseconds).unref();
}

function stop(exitCode, message) {
  stopping ??= shutDown(exitCode, message);
  return stopping;
}

async function shutDown(exitCode, message) {
  stopShowing();
  if (message) console.error(`\n${message}\n`);
  else console.log('\n  Stopping …');
  claim?.sayStopping();
  await stopChildren(graceSeconds);
  try {
    await (await opening)?.stop();
  } catch {
    // It never started; the reason has been told.
  }
  claim?.release();
  if (!message) console.log('  Stopped.\n');
  process.exit(exitCode);
}
