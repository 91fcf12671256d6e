import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import type { Ctx } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';

import { median, show } from './figures';

export type Waiting = { ctx: Ctx; checkpointId: string };

const CLIENTS = 16;
const ROUNDS = 5;
const SECONDS = 4;

/** Goal 3: confirms in process against the same work as one hand-written function, in interleaved rounds. */
export async function benchConfirm(url: string, admin: pg.Client, waiting: Waiting[]): Promise<void> {
  await admin.query(
    readFileSync(join(import.meta.dirname, 'anchor.sql'), 'utf8').split('vacuum analyze;')[0]!,
  );
  await admin.query('vacuum analyze');
  const anchor = anchorOf(url);
  const rates: { anchor: number; product: number; cpu: number }[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const ceiling = await anchor.rate(round);
    const { rate, cpuMilliseconds } = await productRate(waiting);
    rates.push({ anchor: ceiling, product: rate, cpu: cpuMilliseconds });
  }
  show(
    `confirm in process, ${CLIENTS} clients, 50 tenants`,
    `${Math.round(median(rates.map((r) => r.product)))}/s`,
  );
  show(
    `anchor (${anchor.name}), ${CLIENTS} clients, 50 tenants`,
    `${Math.round(median(rates.map((r) => r.anchor)))}/s`,
  );
  show('confirm ÷ anchor', median(rates.map((r) => r.product / r.anchor)).toFixed(2), '≥ 0.40');
  show('CPU of the Node process per confirm, ms', median(rates.map((r) => r.cpu)).toFixed(2));
  show(
    'statements per confirm, begin and commit included',
    String(await statementsOf(waiting.pop()!)),
    '≤ 8',
  );
}

async function productRate(waiting: Waiting[]): Promise<{ rate: number; cpuMilliseconds: number }> {
  const until = performance.now() + SECONDS * 1000;
  const started = performance.now();
  const cpu = process.cpuUsage();
  let done = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const next = waiting.pop();
        if (!next) throw new Error('Not enough steps were prepared for this machine.');
        await confirmCheckpoint({ ...next.ctx, now: new Date() }, { checkpointId: next.checkpointId });
        done += 1;
      }
    }),
  );
  const used = process.cpuUsage(cpu);
  return {
    rate: done / ((performance.now() - started) / 1000),
    cpuMilliseconds: (used.user + used.system) / 1000 / done,
  };
}

/** pgbench where it is installed; else the same function called from Node, which is a lower ceiling. */
function anchorOf(url: string): { name: string; rate: (round: number) => Promise<number> } {
  const span = Math.floor(400_000 / ROUNDS);
  if (spawnSync('pgbench', ['--version']).error) {
    return { name: 'the same function from Node', rate: (round) => nodeAnchor(url, round * span) };
  }
  return {
    name: 'pgbench, one function',
    rate: async (round) => {
      const each = Math.floor(span / CLIENTS);
      const script = join(tmpdir(), 'laufkarte-anchor.sql');
      writeFileSync(
        script,
        `\\set i :i + 1\n\\set r ${round * span} + :client_id * ${each} + :i\n\\set t :r * 2654435761 % 4294967296 / 65536 % 50\nselect anchor.advance(:t::int, :r::bigint);\n`,
      );
      const options = [
        '-n',
        '-M',
        'prepared',
        '-c',
        `${CLIENTS}`,
        '-j',
        '1',
        '-T',
        `${SECONDS}`,
        '-D',
        'i=0',
        '-f',
        script,
        url,
      ];
      const { stdout } = spawnSync('pgbench', options, { encoding: 'utf8' });
      return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
    },
  };
}

async function nodeAnchor(url: string, from: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  const started = performance.now();
  let next = from;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - started < SECONDS * 1000) {
        next += 1;
        await pool.query({
          name: 'advance',
          text: 'select anchor.advance(anchor.tenant_of($1), $1)',
          values: [next],
        });
      }
    }),
  );
  const rate = (next - from) / ((performance.now() - started) / 1000);
  await pool.end();
  return rate;
}

async function statementsOf(one: Waiting): Promise<number> {
  return countStatements(() =>
    confirmCheckpoint({ ...one.ctx, now: new Date() }, { checkpointId: one.checkpointId }),
  );
}

/** Messages to the database during some work, `begin` and `commit` included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...parameters: unknown[]) {
    count += 1;
    return (original as (...all: unknown[]) => unknown).apply(this, parameters);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return count;
}
