import { eq, sql } from 'drizzle-orm';

import { runLinks } from '@/db/schema/processes/run-links';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { linkOpened } from './events';
import { openLinkInput } from './inputs';
import { isPass } from './pin-pass';
import { findLiveLink, type LiveLink, type PublicRun, readPublicRun } from './store';

export type OpenedLink =
  | { state: 'open'; run: PublicRun; expiresAt: string }
  | { state: 'pin'; lockedUntil: string | null };

const AUDITED_EVERY_SECONDS = 3600;

/** A look at a run from outside. It counts the look and changes nothing else. */
export const openLink = command({
  name: 'link.open',
  input: openLinkInput,
  run: async (tx, ctx, { token, pass }): Promise<OpenedLink> => {
    const link = await findLiveLink(tx, ctx, token);
    if (link.pinHash && !isPass(pass, link, ctx.now)) {
      const until = link.pinLockedUntil && new Date(link.pinLockedUntil);
      return { state: 'pin', lockedUntil: until && until > ctx.now ? until.toISOString() : null };
    }
    await countOpening(tx, ctx, link);
    const run = await readPublicRun(tx, link.runId);
    return { state: 'open', run, expiresAt: new Date(link.expiresAt).toISOString() };
  },
});

async function countOpening(tx: Tx, ctx: Ctx, { id, runId }: LiveLink): Promise<void> {
  const before = new Date(ctx.now.getTime() - AUDITED_EVERY_SECONDS * 1000);
  const [link] = await tx
    .select({ auditedAt: runLinks.openingAuditedAt })
    .from(runLinks)
    .where(eq(runLinks.id, id))
    .for('update');
  const isAudited = !link?.auditedAt || link.auditedAt <= before;
  await tx
    .update(runLinks)
    .set({
      ...{ opens: sql`${runLinks.opens} + 1`, lastOpenedAt: ctx.now },
      ...(isAudited && { openingAuditedAt: ctx.now }),
    })
    .where(eq(runLinks.id, id));
  if (!isAudited) return;
  const visitor: Ctx = { ...ctx, actor: { kind: 'link', id } };
  record(tx, visitor, linkOpened, { type: 'run', id: runId }, { linkId: id });
}
