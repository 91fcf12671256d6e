import { join } from 'node:path';

import { startPostgres } from '../postgres.mjs';
import { Failure } from './failure.mjs';

const patienceMilliseconds = 10_000;

/** The database of DATABASE_URL if one is given, else our own below the data folder. */
export async function openDatabase({ dataDir }, givenUrl) {
  if (givenUrl) {
    await tryToConnect(givenUrl);
    return { url: givenUrl, isRunning: () => true, stop: async () => {}, kill: () => {} };
  }
  return startPostgres({
    dir: join(dataDir, 'postgres'),
    logFile: join(dataDir, 'logs/postgres.log'),
    database: 'laufkarte',
  });
}

async function tryToConnect(url) {
  const { default: pg } = await import('pg');
  let client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMilliseconds });
    await client.connect();
    await client.end();
  } catch (error) {
    const target = client ? ` (${client.user}@${client.host}:${client.port}/${client.database})` : '';
    const reason = reasons[error.code] ?? error.message.split('\n')[0];
    throw new Failure(`DATABASE_URL does not lead to a usable PostgreSQL database${target}: ${reason}.`);
  }
}

const reasons = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'there is no host of that name',
  ERR_INVALID_URL: 'it is not an address of the form postgres://user:password@host:5432/database',
  '28P01': 'the password is wrong',
  28000: 'the user may not sign in',
  '3D000': 'there is no database of that name',
};
