import { join } from 'node:path';

import { startPostgres } from '../postgres.mjs';
import { Failure } from './failure.mjs';

const patienceMilliseconds = 10_000;

/**
 * The database of DATABASE_URL if one is given, else our own below the data folder. `preparedFor` is what our own
 * was last migrated and filled for; it is kept as the comment on the database, so that it is lost with it.
 */
export async function openDatabase({ dataDir }, givenUrl) {
  if (givenUrl) {
    await openGiven(givenUrl);
    return { url: givenUrl, isRunning: () => true, stop: async () => {}, kill: () => {} };
  }
  const dir = join(dataDir, 'postgres');
  const logFile = join(dataDir, 'logs/postgres.log');
  const server = await startPostgres({ dir, logFile, database: 'laufkarte' });
  const { problem, rows } = await tryToConnect(server.url, readMark);
  if (!problem) return { ...server, preparedFor: rows[0]?.mark };

  await server.stop();
  throw new Failure(
    `The database in ${dir} cannot be opened: ${problem.message}. Put a backup in its place, or move the folder away.`,
  );
}

export async function markPrepared(url, mark) {
  await tryToConnect(url, `comment on database laufkarte is '${mark}'`);
}

const readMark =
  "select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()";

async function openGiven(url) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Failure(
      'DATABASE_URL is not an address of the form postgres://user:password@host:5432/database.',
    );
  }
  const { problem } = await tryToConnect(url, 'select 1');
  if (!problem) return;
  const reason = reasons[problem.code] ?? problem.message.split('\n')[0];
  const { username, host, pathname } = new URL(url);
  throw new Failure(`DATABASE_URL (${username}@${host}${pathname}) does not lead to a database: ${reason}.`);
}

async function tryToConnect(url, statement) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMilliseconds });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(statement);
    return { rows };
  } catch (problem) {
    return { problem };
  } finally {
    await client.end().catch(() => {});
  }
}

const reasons = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'there is no host of that name',
  '28P01': 'the password is wrong',
  28000: 'the user may not sign in',
  '3D000': 'there is no database of that name',
};
