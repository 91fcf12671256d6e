import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Is this process alive, and does its command line contain the word? Numbers are reused after a reboot. */
export function isRunning(pid, word) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
  } catch {
    return false;
  }
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** True as soon as the condition holds, false when the time is up. */
export async function waitFor(condition, seconds, stepMilliseconds = 50) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await pause(stepMilliseconds);
  }
  return true;
}

/** Who started us: npm itself, or npm through a shell that would outlive it. A change means npm has ended. */
export function npmAbove() {
  const parent = process.ppid;
  try {
    const status = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const [, name, grandparent] = /\((.*)\) \S (\d+)/.exec(status);
    return /^(sh|bash|dash)$/.test(name) ? `${parent} below ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
