import { afterEach, describe, expect, it, vi } from 'vitest';

const nobody = {
  DATA_DIR: '/nonexistent',
  BASE_URL: 'http://laufkarte.example',
  APP_SECRET: 'a secret that is long enough for a test',
  DATABASE_URL: 'postgres://nowhere/none',
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function factsWith(environment: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...nobody, ...environment })) vi.stubEnv(name, value);
  const facts = await import('./request-facts');
  const { sessionCookie } = await import('./session-cookie');
  return { ...facts, sessionCookie };
}

const forwarded = new Headers({
  host: 'web:3000',
  'x-forwarded-host': 'demo.laufkarte.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9, 198.51.100.7',
});

describe('a request', () => {
  it('is believed about the proxy in front only where there is one', async () => {
    const behind = await factsWith({ TRUST_PROXY: '1' });
    expect(behind.hostOf(forwarded)).toBe('demo.laufkarte.example');
    expect(behind.isHttps(forwarded)).toBe(true);
    expect(behind.ipOf(forwarded)).toBe('198.51.100.7');
  });

  it('is not believed where there is none', async () => {
    const direct = await factsWith({});
    expect(direct.hostOf(forwarded)).toBe('web:3000');
    expect(direct.isHttps(forwarded)).toBe(false);
  });

  it('keeps a well-formed request id and replaces any other', async () => {
    const { requestIdOf } = await factsWith({});
    expect(requestIdOf(new Headers({ 'x-request-id': 'trace-12345678' }))).toBe('trace-12345678');
    expect(requestIdOf(new Headers({ 'x-request-id': '{"x":1}' }))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the session cookie', () => {
  it.each([
    [
      'with TLS',
      { BASE_URL: 'https://laufkarte.example' },
      'demo.laufkarte.example',
      '__Host-laufkarte',
      true,
    ],
    ['on this machine', {}, 'localhost:3000', '__Host-laufkarte', true],
    ['on a tenant of this machine', {}, 'demo.localhost:3000', '__Host-laufkarte', true],
    ['in a local network without TLS', {}, '192.168.0.7:3000', 'laufkarte', false],
  ])('%s', async (_where, environment, host, name, secure) => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    const { sessionCookie } = await factsWith(environment);
    const cookie = sessionCookie(new Headers({ host }));

    expect(cookie.name).toBe(name);
    expect(cookie.options).toMatchObject({ secure, httpOnly: true, sameSite: 'strict', path: '/' });
    expect(cookie.options).not.toHaveProperty('domain');
  });
});
