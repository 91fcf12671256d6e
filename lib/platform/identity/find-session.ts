import { sql } from 'drizzle-orm';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { report } from '@/lib/platform/core/log';
import { toPageMark } from '@/lib/platform/core/page-mark';
import { read, transact } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';

import { personColumns, type RawPerson, toPersonRow } from './load-access';
import { IDLE_HOURS } from './open-session';

export type SessionInfo = {
  id: string;
  csrfToken: string;
  locale: string;
  timeZone: string;
  factors: string[];
  authenticatedAt: Date;
  /** How far a page that is made now has been told: whatever it shows was read after this. */
  pageMark: string;
};

export type SignedIn = Ctx & { actor: Person; session: SessionInfo };

const TOUCHED_EVERY_MS = 60_000;

/** Who a session token speaks for, or null: one statement decides about the session, the person and their rights. */
export async function findSession(base: Omit<Ctx, 'actor'>, token: string): Promise<SignedIn | null> {
  const ctx: Ctx = { ...base, actor: { kind: 'anonymous', id: 'anonymous' } };
  const idleSince = new Date(base.now.getTime() - IDLE_HOURS * 3_600_000);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawPerson & SessionRow>(sql`
      select ${personColumns}, s.id as "sessionId", s.csrf_token as "csrfToken", s.factors,
        s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt", pg_current_snapshot()::text as moment
      from sessions s join users u on u.id = s.user_id
      where s.token_hash = ${hashToken(token)} and s.revoked_at is null and s.expires_at > ${base.now.toISOString()}
        and s.last_seen_at > ${idleSince.toISOString()} and s.token_version = u.token_version and u.status = 'active'`),
  );
  if (!rows[0]) return null;
  const { sessionId, csrfToken, factors, authenticatedAt, lastSeenAt, moment, ...raw } = rows[0];
  const person = toPersonRow(raw);
  if (base.now.getTime() - new Date(lastSeenAt).getTime() > TOUCHED_EVERY_MS) await touch(ctx, sessionId);

  return {
    ...base,
    actor: {
      kind: 'user',
      id: person.id,
      name: person.name,
      email: person.email,
      access: person.access,
      credentialId: sessionId,
    },
    session: {
      id: sessionId,
      csrfToken,
      factors,
      authenticatedAt: new Date(authenticatedAt),
      locale: person.locale,
      timeZone: person.timeZone,
      pageMark: toPageMark(moment, base.now),
    },
  };
}

type SessionRow = {
  sessionId: string;
  csrfToken: string;
  factors: string[];
  authenticatedAt: string | Date;
  lastSeenAt: string | Date;
  moment: string;
};

/** At most once a minute per session; a loss costs nothing but an earlier idle end. */
async function touch(ctx: Ctx, sessionId: string): Promise<void> {
  await transact(ctx, (tx) =>
    tx.execute(sql`update sessions set last_seen_at = ${ctx.now.toISOString()} where id = ${sessionId}`),
  ).catch((error) => report(error, { tenantId: ctx.tenantId, requestId: ctx.requestId }));
}
