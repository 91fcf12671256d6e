import { spawn } from 'node:child_process';

import { Failure } from './failure.mjs';
import { childGuard, nodeProgram, root } from './paths.mjs';
import { signal, waitFor } from './processes.mjs';

const shownOfProgram = 120;
const shownOfLog = 25;
const running = new Set();
let closed = false;

/** Runs a Node program to its end; its output is only shown when it fails. */
export async function runNode(title, parameters, { env = process.env, program = nodeProgram() } = {}) {
  const child = launch(program, parameters, env, ['ignore', 'pipe', 'pipe', 'ipc']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-200_000);
    });
  }

  const outcome = await new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, name) => done(code === 0 ? undefined : (name ?? `exit code ${code}`)));
  });
  if (outcome) throw new Failure(`${title} failed (${outcome}).\n\n${lastLines(output, shownOfProgram)}`);
  return output;
}

/** Starts a Node program that is meant to stay. */
export function startNode(name, parameters, { env, output }) {
  const child = launch(nodeProgram(), parameters, env, ['ignore', output, output, 'ipc']);
  child.name = name;
  child.on('error', () => {});
  return child;
}

/** From here on nothing is started any more. */
export async function stopChildren(graceSeconds) {
  closed = true;
  for (const child of running) signalGroup(child, 'SIGTERM');
  if (!(await waitFor(() => running.size === 0, graceSeconds, 20))) killChildren();
}

export function killChildren() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

export function lastLines(text, count = shownOfLog) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** A group of its own: Ctrl-C in the terminal reaches the start script alone, which then stops things in order. */
function launch(program, parameters, env, stdio) {
  if (closed) throw new Failure('Everything is being stopped.');
  const child = spawn(program, ['--import', childGuard, ...parameters], {
    cwd: root,
    env: { ...env, LAUFKARTE_PARENT: String(process.pid) },
    stdio,
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

function signalGroup(child, name) {
  if (!child.pid) return;
  if (process.platform === 'win32' || name === 'SIGTERM') signal(child.pid, name);
  else signal(-child.pid, name);
}
