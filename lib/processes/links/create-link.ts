import { sql } from 'drizzle-orm';

import { runLinks } from '@/db/schema/processes/run-links';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newSecret } from '@/lib/platform/core/ids';
import type { Tx } from '@/lib/platform/core/transact';
import { hashPassword } from '@/lib/platform/crypto/hash-password';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { linkCreated } from './events';
import { createLinkInput, linkLimits } from './inputs';
import { mayShareRun } from './may-share-run';
import { findSharedRun } from './store';

const DAY = 86_400_000;

/** The token leaves in this answer and is kept nowhere; who loses it makes another link. */
export const createLink = command({
  name: 'link.create',
  input: createLinkInput,
  run: async (
    tx,
    ctx,
    { runId, expiresInDays, pin },
  ): Promise<{ linkId: string; token: string; expiresAt: Date }> => {
    const person = requirePerson(ctx.actor);
    authorise(mayShareRun(person, await findSharedRun(tx, ctx, runId)), 'runs.control');
    await requireRoom(tx, ctx, runId);

    const token = newSecret();
    const expiresAt = new Date(ctx.now.getTime() + expiresInDays * DAY);
    const pinHash = pin ? await hashPassword(pin) : null;
    const [link] = await tx
      .insert(runLinks)
      .values({
        ...{ runId, tokenHash: hashToken(token), pinHash, expiresAt },
        ...{ createdBy: person.id, createdAt: ctx.now },
      })
      .returning({ id: runLinks.id });
    const facts = { linkId: link!.id, expiresAt: expiresAt.toISOString(), hasPin: pinHash !== null };
    record(tx, ctx, linkCreated, { type: 'run', id: runId }, facts);
    return { linkId: link!.id, token, expiresAt };
  },
});

/** Every link that works has to be seen, and be revoked, at one glance. Who asks at the same time waits in line. */
async function requireRoom(tx: Tx, ctx: Ctx, runId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`run-links:${runId}`}, 0))`);
  const { rows } = await tx.execute<{ live: number }>(sql`
    select count(*)::int as live from run_links
    where run_id = ${runId} and revoked_at is null and expires_at > ${ctx.now.toISOString()}`);
  if (rows[0]!.live < linkLimits.livePerRun) return;
  throw new DomainError('limit_reached', `A run has at most ${linkLimits.livePerRun} links that work.`, {
    params: { most: linkLimits.livePerRun },
  });
}
