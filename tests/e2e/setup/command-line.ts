import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** One of the product's own commands, as an operator runs it beside the running product. */
export function run(script: string, args: string[] = []): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/tsx'),
    [`scripts/${script}.ts`, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        DATA_DIR: inject('dataDir'),
        NODE_ENV: 'production',
        DATABASE_URL: '',
        BASE_URL: '',
      },
    },
  );
  return { status, output: `${stdout}${stderr}` };
}

export function makeToken(localPart: string): string {
  const { output } = run('token', ['--user', `${localPart}@hofmann-metallbau.example`]);
  return output.trim().split('\n').at(-1) ?? '';
}

/** The database as whoever owns it sees it. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const file = readFileSync(join(inject('dataDir'), 'runtime.env'), 'utf8');
  const client = new pg.Client({ connectionString: /^DATABASE_URL=(.*)$/m.exec(file)?.[1] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
