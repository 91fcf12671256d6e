import { sql } from 'drizzle-orm';

import { asRelay } from '@/lib/platform/core/transact';

const DAY = 86_400_000;

/** Nobody wants a mail today about what happened weeks ago: the messages of the past count as sent. */
export async function settleOutbox(now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY).toISOString();
  await asRelay((tx) =>
    tx.execute(
      sql`update outbox set sent_at = created_at where sent_at is null and created_at < ${yesterday}`,
    ),
  );
}
