import journal from '@/db/migrations/meta/_journal.json' with { type: 'json' };

import { prepared, readBySlug } from './transact';

const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));

/** Whether the database answers and has every migration this code was written for. */
export function isMigrated(): Promise<boolean> {
  return readBySlug('', async (tx) => {
    const [applied] = await prepared<{ newest: number }>(
      tx,
      'newest-migration',
      'select max(created_at) as newest from drizzle.__drizzle_migrations',
      [],
    );
    return (applied?.newest ?? 0) >= NEWEST;
  });
}
