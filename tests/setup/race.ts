import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

export const RACERS = 40;

/** Forty attempts at once, each on a connection that is already open: what was done, and why the others were refused. */
export async function race<Done>(
  ctx: Ctx,
  attempt: (n: number) => Promise<Done>,
): Promise<{ done: Done[]; refused: string[] }> {
  await openConnections(ctx);
  const outcomes = await Promise.allSettled(Array.from({ length: RACERS }, (_, n) => attempt(n)));
  return {
    done: outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    refused: outcomes.flatMap((each) =>
      each.status === 'rejected' ? [each.reason.code ?? String(each.reason)] : [],
    ),
  };
}

/** Whoever first has to be let in arrives when the first of the others has long been through, and no lock is missed. */
async function openConnections(ctx: Ctx): Promise<void> {
  let arrived = 0;
  const all = Promise.withResolvers<void>();
  const arrive = () =>
    read(ctx, async (tx) => {
      await tx.execute(sql`select 1`);
      arrived += 1;
      if (arrived === RACERS) all.resolve();
      await all.promise;
    });
  await Promise.all(Array.from({ length: RACERS }, arrive));
}
