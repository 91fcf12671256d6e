import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import type { Ctx } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';

import { median, show } from './figures';
import { serverCpu } from './server-cpu';

export type Waiting = { ctx: Ctx; checkpointId: string };

const CLIENTS = 16;
const ROUNDS = 5;
const SECONDS = 4;

type Measured = { rate: number; serverCpu: number };
type Server = { url: string; pid: number; admin: pg.Client };

/** Goal 3: confirms in process against the same work as one hand-written function, in interleaved rounds. */
export async function benchConfirm(server: Server, waiting: Waiting[]): Promise<void> {
  await server.admin.query(
    readFileSync(join(import.meta.dirname, 'anchor.sql'), 'utf8').split('vacuum analyze;')[0]!,
  );
  await server.admin.query('vacuum analyze');
  const anchor = anchorOf(server);
  const rounds: { anchor: Measured; product: Measured & { nodeCpu: number } }[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const ceiling = await anchor.rate(round);
    rounds.push({ anchor: ceiling, product: await productRate(server, waiting) });
  }
  const clients = `${CLIENTS} clients, 50 tenants`;
  const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
  show(`confirm in process, ${clients}`, `${Math.round(middle(({ product }) => product.rate))}/s`);
  show(`anchor (${anchor.name}), ${clients}`, `${Math.round(middle((round) => round.anchor.rate))}/s`);
  show('confirm ÷ anchor', middle((round) => round.product.rate / round.anchor.rate).toFixed(2), '≥ 0.40');
  show('CPU of the Node process per confirm, ms', middle(({ product }) => product.nodeCpu).toFixed(2));
  show('CPU of PostgreSQL per confirm, ms', middle(({ product }) => product.serverCpu).toFixed(2));
  show('CPU of PostgreSQL per call of the anchor, ms', middle((round) => round.anchor.serverCpu).toFixed(2));
  show(
    'statements per confirm, begin and commit included',
    String(await statementsOf(waiting.pop()!)),
    '≤ 8',
  );
}

async function productRate(server: Server, waiting: Waiting[]): Promise<Measured & { nodeCpu: number }> {
  const until = performance.now() + SECONDS * 1000;
  const started = performance.now();
  const cpu = process.cpuUsage();
  const cpuOfServer = serverCpu(server.pid);
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
    nodeCpu: (used.user + used.system) / 1000 / done,
    serverCpu: (serverCpu(server.pid) - cpuOfServer) / done,
  };
}

/** pgbench where it is installed; else the same function called from Node, which is a lower ceiling. */
function anchorOf(server: Server): { name: string; rate: (round: number) => Promise<Measured> } {
  const span = Math.floor(400_000 / ROUNDS);
  if (spawnSync('pgbench', ['--version']).error) {
    return { name: 'the same function from Node', rate: (round) => nodeAnchor(server, round * span) };
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
        server.url,
      ];
      const cpuOfServer = serverCpu(server.pid);
      const { stdout } = spawnSync('pgbench', options, { encoding: 'utf8' });
      const done = Number(/processed: (\d+)/.exec(stdout)?.[1]);
      return {
        rate: Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]),
        serverCpu: (serverCpu(server.pid) - cpuOfServer) / done,
      };
    },
  };
}

async function nodeAnchor({ url, pid }: Server, from: number): Promise<Measured> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  const cpuOfServer = serverCpu(pid);
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
  return { rate, serverCpu: (serverCpu(pid) - cpuOfServer) / (next - from) };
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
