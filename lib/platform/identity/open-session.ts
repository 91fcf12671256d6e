import { sessions } from '@/db/schema/platform/sessions';
import type { Ctx } from '@/lib/platform/core/ctx';
import { newSecret } from '@/lib/platform/core/ids';
import type { Tx } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';

export const SESSION_DAYS = 7;
export const IDLE_HOURS = 8;

/** Writes a session for somebody who has proved who they are. The token is returned once; only its hash is kept. */
export async function openSession(
  tx: Tx,
  ctx: Ctx,
  user: { id: string; tokenVersion: number },
  factors: string[],
): Promise<{ token: string; sessionId: string }> {
  const token = newSecret();
  const [row] = await tx
    .insert(sessions)
    .values({
      tokenHash: hashToken(token),
      userId: user.id,
      tokenVersion: user.tokenVersion,
      csrfToken: newSecret(),
      factors,
      ip: ctx.ip,
      userAgent: ctx.userAgent?.slice(0, 400),
      authenticatedAt: ctx.now,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + SESSION_DAYS * 86_400_000),
    })
    .returning({ id: sessions.id });
  return { token, sessionId: row!.id };
}
