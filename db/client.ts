import type { Duplex } from 'node:stream';

import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Database = NodePgDatabase<Record<string, never>> & { $client: pg.PoolClient };
export type DatabasePool = pg.Pool;

// Counts and sums come back as numbers; nothing we count leaves the safe integers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const databases = new WeakMap<pg.PoolClient, Database>();

export function createPool(options: {
  url: string;
  max: number;
  applicationName: string;
  onError: (error: Error) => void;
}): DatabasePool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Statements leave in their order without waiting for each other's answers.
    pipeline: true,
  });
  pool.on('error', options.onError);
  // A connection that breaks while it is lent out says so itself, and an error nobody listens to ends the process.
  // Whoever has it learns of it from their statement.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    sendTogether(client);
  });
  return pool;
}

type Connected = { connection: { stream: Duplex } };

/**
 * What is said to the server within one turn of the event loop leaves in one packet: a packet for each statement
 * costs both sides more than the statement's parsing.
 */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as Connected).connection;
  const write = stream.write.bind(stream);
  let isGathering = false;
  stream.write = ((...given: Parameters<typeof write>) => {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      process.nextTick(() => {
        isGathering = false;
        stream.uncork();
      });
    }
    return write(...given);
  }) as typeof write;
}

/** The query builder of one connection, built once per connection: building it per transaction costs more than a query. */
export function databaseOn(client: pg.PoolClient): Database {
  const known = databases.get(client);
  if (known) return known;
  const database = drizzle({ client }) as unknown as Database;
  readTimesAsDates(database);
  databases.set(client, database);
  return database;
}

type RawPreparing = { session: { prepareQuery: (...given: unknown[]) => { rawQueryConfig: object } } };

/** Drizzle reads times of hand-written SQL as PostgreSQL's text; the driver's own dates are what our types promise. */
function readTimesAsDates(database: Database): void {
  const { session } = database as unknown as RawPreparing;
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const query = prepare(...given);
    query.rawQueryConfig = { ...query.rawQueryConfig, types: undefined };
    return query;
  };
}
