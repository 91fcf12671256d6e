import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { npmProgram, packagesAreCurrent } from './bootstrap/packages.mjs';
import { nodeProgram, root } from './bootstrap/paths.mjs';
import { signal } from './bootstrap/processes.mjs';

const reports = join(root, 'tests/.output');
const neededPrograms = ['chromium', 'redis-server'];
const results = [];
let child;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (child) signal(child.pid, 'SIGTERM');
    process.exit(130);
  });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// Without packages nothing else can run; every other failure leaves the rest worth knowing.
if (await stage('Packages', ensurePackages)) {
  await stage('Programs', ensurePrograms);
  await stage('Lock', () =>
    run(process.execPath, [npmProgram(), 'ci', '--dry-run', '--no-audit', '--no-fund']),
  );
  await stage('Lint', () => run(join(root, 'node_modules/.bin/biome'), ['check', '.']));
  await stage('Types', checkTypes);
  await stage('Tests', () => vitest('tests', '!e2e'));
  if (await stage('Build', () => node(['scripts/build.mjs']))) {
    await stage('Browser', () => vitest('browser', 'e2e'));
  } else {
    results.push({ name: 'Browser', passed: 0, failed: 1, seconds: 0 });
  }
}
report();

/** A stage counts as one test, unless it tells how many it ran. */
async function stage(name, work) {
  console.log(`\n━━ ${name}\n`);
  const began = performance.now();
  let counts;
  try {
    const outcome = await work();
    counts = typeof outcome === 'object' ? outcome : { passed: outcome ? 1 : 0, failed: outcome ? 0 : 1 };
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  results.push({ name, ...counts, seconds: (performance.now() - began) / 1000 });
  return counts.failed === 0;
}

function report() {
  console.log('\n━━ Summary\n');
  for (const { name, passed, failed, seconds } of results) {
    const figures = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`;
    console.log(`  ${failed ? '✗' : '✓'} ${name.padEnd(10)}${figures}${seconds.toFixed(1).padStart(9)} s`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function ensurePackages() {
  if (packagesAreCurrent()) return true;
  return run(process.execPath, [npmProgram(), 'ci', '--include=dev', '--no-audit', '--no-fund']);
}

async function ensurePrograms() {
  const missing = neededPrograms.filter((name) => !onPath(name));
  if (missing.length === 0) return true;

  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], env);
    return run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], env);
  }
  console.error(`Missing: ${missing.join(', ')}. On Debian: sudo apt-get install ${missing.join(' ')}`);
  return false;
}

async function checkTypes() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const generated = await run(nodeProgram(), ['node_modules/next/dist/bin/next', 'typegen'], env);
  const checked = await node(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.all.json']);
  return generated && checked;
}

async function vitest(name, project) {
  const file = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ended = await node(['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };

  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not even be loaded fails the run without a failed test; no tests at all prove nothing.
  return { passed, failed: failed || (ended && passed > 0 ? 0 : 1) };
}

function node(parameters) {
  return run(nodeProgram(), parameters);
}

function run(program, parameters, env = process.env) {
  const path = [join(root, 'node_modules/.bin'), env.PATH].join(delimiter);
  return new Promise((done) => {
    child = spawn(program, parameters, {
      cwd: root,
      env: { ...env, PATH: path },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', (error) => {
      console.error(error.message);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
