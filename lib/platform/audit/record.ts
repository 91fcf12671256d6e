import { randomBytes } from 'node:crypto';
import type { z } from 'zod';

import type { Actor, Ctx } from '@/lib/platform/core/ctx';
import type { EventKind } from '@/lib/platform/core/define-event';
import type { PageTopic } from '@/lib/platform/core/page-topic';
import { collect, type Tx } from '@/lib/platform/core/transact';

/** Who did it. Somebody who has only just proved who they are is known by the id alone. */
type Author = Actor | { kind: 'user'; id: string };

/**
 * What happened, beside the change: for the trail, for the post, or both. Written by the last statement of the
 * transaction. What is posted also tells open pages, those that show something else from now on.
 */
export function record<Name extends string, Shape extends z.ZodType>(
  tx: Tx,
  ctx: Omit<Ctx, 'actor'> & { actor: Author },
  kind: EventKind<Name, Shape>,
  subject: { type: string; id: string },
  facts: z.input<Shape>,
  tells: readonly PageTopic[] = [],
): void {
  if (tells.length > 0 && !kind.posted) throw new Error(`${kind.name} is not posted and tells nobody.`);
  const data = kind.shape.parse(facts);
  collect(tx, {
    audit: kind.audited
      ? {
          at: ctx.now.getTime() * 1000,
          actor: actorReference(ctx.actor),
          action: kind.name,
          target: `${subject.type}:${subject.id}`,
          request: ctx.requestId,
          salt: randomBytes(16).toString('hex'),
          body: JSON.stringify({ facts: data, ...(ctx.userAgent && { userAgent: ctx.userAgent }) }),
          ip: ctx.ip ?? null,
        }
      : undefined,
    post: kind.posted
      ? {
          type: kind.name,
          subject: subject.id,
          data,
          request: ctx.requestId,
          at: ctx.now.toISOString(),
          tells: tells.length > 0 ? tells : null,
        }
      : undefined,
  });
}

/** Pseudonymous: an id, never a name. A token speaks for its person and is named with it. */
export function actorReference(actor: Author): string {
  if (actor.kind === 'token') return `user:${actor.id}/token:${actor.credentialId}`;
  return `${actor.kind}:${actor.id}`;
}
