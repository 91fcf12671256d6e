import 'server-only';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { DomainError, isDomainError } from '@/lib/platform/core/domain-error';
import { type LogFields, log, report } from '@/lib/platform/core/log';
import { findApiToken } from '@/lib/platform/identity/find-api-token';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { type BodyKind, MalformedBody, parseJson, readBody } from './read-body';
import { anonymous, requestBase } from './request-base';
import { requestIdOf } from './request-facts';
import { findTenant } from './resolve-tenant';
import { methodNotAllowed, toProblem } from './to-problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

export type ApiCall = {
  ctx: Ctx & { actor: Person };
  params: Record<string, string>;
  /** The query string, the last value where a name is repeated. */
  query: Record<string, string>;
  /** Parsed JSON, `{}` without a body; the command decides whether it is valid. Undefined where the text is taken. */
  body: unknown;
  text: string;
  bodyKind: BodyKind;
  headers: Headers;
  request: Request;
};

export type Endpoint = {
  /** Answers with this status; 200 unless said otherwise. */
  status?: number;
  accepts?: readonly BodyKind[];
  /** The command reads the text itself, to say in which line something is wrong. */
  takesText?: true;
  /** The route reads the body itself, as it arrives. */
  takesBytes?: true;
  maxBytes?: number;
  /** Its answer becomes JSON; a Response passes as it is. */
  run: (call: ApiCall) => Promise<unknown>;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Handler = (request: Request, context: RouteContext) => Promise<Response>;

const ONE_MEGABYTE = 1024 * 1024;

/** The one gate of the REST API. Methods that are not named here answer 405. */
export function apiRoute(endpoints: Partial<Record<Method, Endpoint>>): Record<Method, Handler> {
  const allowed = METHODS.filter((method) => endpoints[method]);
  const handlers = METHODS.map((method) => [method, handlerOf(endpoints[method], allowed)] as const);
  return Object.fromEntries(handlers) as Record<Method, Handler>;
}

/** The revision a caller has seen: `If-Match: "7"` is 7. */
export function ifMatch(headers: Headers): number {
  const given = /^(?:W\/)?"(\d{1,9})"$/.exec(headers.get('if-match') ?? '')?.[1];
  if (given) return Number(given);
  throw new DomainError(
    'precondition_failed',
    'This needs the header If-Match with the revision you have seen.',
  );
}

function handlerOf(endpoint: Endpoint | undefined, allowed: string[]): Handler {
  return async (request, context) => {
    const started = performance.now();
    const facts: LogFields & { requestId: string } = { requestId: requestIdOf(request.headers) };
    const response = await respond(request, context, endpoint, allowed, facts);
    response.headers.set('x-request-id', facts.requestId);
    response.headers.set('x-content-type-options', 'nosniff');
    log.info('api', {
      ...facts,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      milliseconds: Math.round(performance.now() - started),
    });
    return response;
  };
}

async function respond(
  request: Request,
  context: RouteContext,
  endpoint: Endpoint | undefined,
  allowed: string[],
  facts: LogFields & { requestId: string },
): Promise<Response> {
  const about = { requestId: facts.requestId, path: new URL(request.url).pathname };
  if (!endpoint) return methodNotAllowed(allowed, about);

  try {
    const ctx = await authenticate(request, facts);
    const { kind, text } =
      hasBody(request) && !endpoint.takesBytes
        ? await readBody(request, endpoint.accepts ?? ['application/json'], endpoint.maxBytes ?? ONE_MEGABYTE)
        : { kind: 'application/json' as const, text: '{}' };
    const answer = await endpoint.run({
      ctx,
      params: plain((await context.params) ?? {}),
      query: Object.fromEntries(new URL(request.url).searchParams),
      body: endpoint.takesText ? undefined : parseJson(text),
      text,
      bodyKind: kind,
      headers: request.headers,
      request,
    });
    return finish(answer, endpoint, ctx);
  } catch (error) {
    if (!(error instanceof DomainError)) report(error, facts);
    return toProblem(staleOrSame(error, request), {
      ...about,
      status: error instanceof MalformedBody ? 400 : undefined,
    });
  }
}

/** Token → person, with the permissions the token leaves; counted against its rate. */
async function authenticate(request: Request, facts: LogFields): Promise<Ctx & { actor: Person }> {
  const tenant = await findTenant(request.headers);
  if (!tenant) throw new DomainError('not_found', 'There is nothing here.');
  facts.tenantId = tenant.id;

  const base = requestBase(tenant, request.headers);
  const token = /^Bearer +(\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const found = token ? await findApiToken(base, token) : null;
  if (!found)
    throw new DomainError('unauthenticated', 'A valid token is needed: Authorization: Bearer <token>.');
  facts.userId = found.actor.id;

  await takeHit(anonymous(base), 'api', found.actor.credentialId);
  return { ...found, idempotency: idempotencyOf(request) };
}

function idempotencyOf(request: Request): Ctx['idempotency'] {
  const key = request.headers.get('idempotency-key');
  if (key === null || request.method === 'GET') return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return { key, replayed: false };
  throw new MalformedBody(
    'invalid_input',
    'The Idempotency-Key must have 1 to 255 visible ASCII characters.',
  );
}

function finish(answer: unknown, endpoint: Endpoint, ctx: Ctx): Response {
  const response =
    answer instanceof Response
      ? answer
      : Response.json(answer ?? {}, {
          status: endpoint.status ?? 200,
          headers: { 'cache-control': 'no-store' },
        });
  if (ctx.idempotency?.replayed) response.headers.set('idempotent-replayed', 'true');
  return response;
}

/** Whoever named a revision in If-Match is told in HTTP's own words that it is not the current one. */
function staleOrSame(error: unknown, request: Request): unknown {
  if (!request.headers.has('if-match') || !isDomainError(error, 'conflict')) return error;
  return new DomainError('precondition_failed', error.message, { params: error.params });
}

function hasBody(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function plain(params: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
