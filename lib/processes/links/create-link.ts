import { runLinks } from '@/db/schema/processes/run-links';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { newSecret } from '@/lib/platform/core/ids';
import { hashPassword } from '@/lib/platform/crypto/hash-password';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { linkCreated } from './events';
import { createLinkInput } from './inputs';
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
