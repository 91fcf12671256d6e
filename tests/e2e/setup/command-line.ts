import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '../../..');

export type Outcome = { code: number; said: string; lastLine: string };

/** One of the npm scripts, as an operator runs it beside the running product. */
export function runScript(name: string, ...parameters: string[]): Promise<Outcome> {
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, `scripts/${name}.ts`)];
  // Vitest has a BASE_URL of its own.
  const env = {
    ...process.env,
    BASE_URL: inject('baseUrl'),
    DATA_DIR: inject('dataDir'),
    LOG_LEVEL: 'error',
  };
  return new Promise((done) => {
    execFile(process.execPath, [...program, ...parameters], { cwd: root, env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      done({ code, said: stdout + stderr, lastLine: stdout.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** The database as whoever owns its tables sees it. */
export async function asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const settings = readFileSync(join(inject('dataDir'), 'runtime.env'), 'utf8');
  const client = new pg.Client({ connectionString: /^DATABASE_URL=(.+)$/m.exec(settings)?.[1] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
