import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { BEARER_ROUTES, CSRF_EXEMPT_ACTIONS, CSRF_EXEMPT_ROUTES } from './csrf-exempt';
import { isForeign } from './foreign-request';

beforeAll(() => {
  vi.stubEnv('DATA_DIR', '/nonexistent');
  vi.stubEnv('BASE_URL', 'https://laufkarte.example');
  vi.stubEnv('APP_SECRET', 'a secret that is long enough for a test');
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere/none');
});

const sent = (method: string, path: string, headers: Record<string, string>) => ({
  method,
  path,
  headers: new Headers({ host: 'demo.laufkarte.example', ...headers }),
});

describe('isForeign', () => {
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://demo.laufkarte.example' }],
    ['our own page in a browser without fetch metadata', { origin: 'https://demo.laufkarte.example' }],
  ])('takes a change from %s', (_who, headers) => {
    expect(isForeign(sent('POST', '/decks', headers))).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another tenant', { 'sec-fetch-site': 'same-site', origin: 'https://acme.laufkarte.example' }],
    ['another tenant in an old browser', { origin: 'https://acme.laufkarte.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['an origin that contradicts', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['someone who says nothing', {}],
  ])('refuses a change from %s', (_who, headers) => {
    expect(isForeign(sent('POST', '/decks', headers))).toBe(true);
    expect(isForeign(sent('POST', '/api/auth/callback/credentials', headers))).toBe(true);
  });

  it('lets everyone look', () => {
    expect(isForeign(sent('GET', '/decks', { 'sec-fetch-site': 'cross-site' }))).toBe(false);
  });

  it('does not stand in the way of bearer tokens, and takes nothing else for the API', () => {
    expect(isForeign(sent('POST', '/api/v1/runs', {}))).toBe(false);
    expect(isForeign(sent('POST', '/api/v1evil', {}))).toBe(true);
  });
});

describe('the list of exemptions', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((path) => `app/${path}`);

  it('names every route handler that takes unsafe methods and is no bearer API', () => {
    const unsafe = files
      .filter((path) => path.endsWith('/route.ts'))
      .filter((path) => /\b(?:POST|PUT|PATCH|DELETE)\b/.test(readFileSync(path, 'utf8')))
      // This gate asks for the token of the session itself.
      .filter((path) => !/(?:POST|PUT|PATCH|DELETE) = uploadRoute\(/.test(readFileSync(path, 'utf8')))
      .map(addressOf);
    const known = [...CSRF_EXEMPT_ROUTES, ...BEARER_ROUTES, '/api/[...unknown]'];
    expect(unsafe.filter((address) => !known.some((prefix) => isBelow(address, prefix)))).toEqual([]);
  });

  it('lets only apiRoute change anything below the bearer API', () => {
    const bare = files
      .filter(
        (path) =>
          path.endsWith('/route.ts') && BEARER_ROUTES.some((route) => isBelow(addressOf(path), route)),
      )
      .filter((path) => /\b(?:POST|PUT|PATCH|DELETE)\b/.test(readFileSync(path, 'utf8')))
      .filter((path) => !/\} = apiRoute\(/.test(readFileSync(path, 'utf8')));
    expect(bare).toEqual([]);
  });

  it('names every action without a session, once', () => {
    const used = files
      .filter((path) => path.endsWith('actions.ts'))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/publicAction\(\s*'([^']+)'/g)])
      .map((match) => match[1]);
    expect(used.sort()).toEqual([...CSRF_EXEMPT_ACTIONS].sort());
  });
});

function addressOf(path: string): string {
  return path
    .replace(/^app/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/route\.ts$/, '');
}

function isBelow(address: string, prefix: string): boolean {
  return address === prefix || address.startsWith(`${prefix}/`);
}
