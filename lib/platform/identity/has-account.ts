import { sql } from 'drizzle-orm';

import type { Tx } from '@/lib/platform/core/transact';

/** Whether an address belongs to somebody who can sign in, or is about to. */
export async function hasAccount(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from users where lower(email) = ${email.toLowerCase()} and status <> 'inactive' limit 1`,
  );
  return rows.length > 0;
}
