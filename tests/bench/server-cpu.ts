import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/**
 * CPU a PostgreSQL server and all of its processes have used so far, in milliseconds. Unlike a rate it says the same
 * on a busy machine. Read from /proc, so it is not a number elsewhere than on Linux.
 */
export function serverCpu(postmaster: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ticksOf(Number(name), postmaster));
  return (ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND) * 1000;
}

function ticksOf(pid: number, postmaster: number): number {
  const [, parent, ...rest] = readStat(pid);
  const [user, system, endedUser, endedSystem] = rest.slice(9, 13).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (pid === postmaster) return user + system + endedUser + endedSystem;
  return Number(parent) === postmaster ? user + system : 0;
}

/** The fields after the name, which may contain anything: state, parent, … (proc_pid_stat(5)). */
function readStat(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return Array.from({ length: 20 }, () => '0');
  }
}
