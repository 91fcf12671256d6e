import type { Tx } from './transact';

export type TenantId = string & { readonly tenant: unique symbol };
export type Scope = 'own' | 'department' | 'all';

/** What a person may do, as loaded with the session or token. */
export type Access = {
  /** Widest scope per granted key or wildcard (`runs.view`, `runs.*`, `*`). */
  grants: Readonly<Record<string, Scope>>;
  /** The person's own departments and everything below them. */
  departmentIds: readonly string[];
};

/** Someone signed in, or a token acting for them. */
export type Person = {
  kind: 'user' | 'token';
  id: string;
  name: string;
  email: string;
  access: Access;
  /** The session or token that speaks. */
  credentialId: string;
};

export type Actor =
  | Person
  | { kind: 'job'; id: string }
  | { kind: 'link'; id: string }
  | { kind: 'anonymous'; id: 'anonymous' };

/** Who asks, in which tenant, when, and as part of what. Handed down unchanged; nothing below reads a clock or a cookie. */
export type Ctx = {
  tenantId: TenantId;
  actor: Actor;
  requestId: string;
  now: Date;
  ip?: string;
  userAgent?: string;
  /** Set by a door that honours Idempotency-Key; `replayed` tells it that the answer is an old one. */
  idempotency?: { key: string; replayed: boolean };
  /** An open transaction to join: a command that calls a command passes its own. */
  tx?: Tx;
};

/** The person whose doing something is, so that nobody is told of their own. */
export function personOf(actor: Actor): string | null {
  return isPerson(actor) ? actor.id : null;
}

export function isPerson(actor: Actor): actor is Person {
  return actor.kind === 'user' || actor.kind === 'token';
}
