import { beforeAll, describe, expect, inject, it } from 'vitest';

import { makeToken } from './setup/command-line';

let token: string;
beforeAll(() => {
  token = makeToken('anna.weber');
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const raw = typeof body === 'string';
  const answer = await fetch(`${inject('baseUrl')}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json().catch(() => null) };
}

const steps = (lanes: string[][]) => ({
  format: 'laufkarte.deck/1',
  title: 'API',
  lanes: lanes.map((keys) => ({
    checkpoints: keys.map((key) => ({
      key,
      title: key,
      confirmationType: 'simple_ok',
      assignees: ['starter'],
    })),
  })),
});

async function startedRun() {
  const deck = await call('POST', '/decks', steps([['a'], ['b']]));
  await call('POST', `/decks/${deck.json.id}/publish`, {});
  const run = await call('POST', '/runs', { deckId: deck.json.id });
  return { deckId: deck.json.id, run: run.json };
}

describe('the REST API', () => {
  it('says who is calling and what they may', async () => {
    const me = await call('GET', '/me');
    expect(me).toMatchObject({
      status: 200,
      json: { name: 'Anna Weber', tenant: { slug: 'demo' }, permissions: { 'runs.view': 'all' } },
    });
    expect((await fetch(`${inject('baseUrl')}/api/v1/me`)).status).toBe(401);
  });

  it('lets one of ten parallel confirmations win, and shows the next lane at once', async () => {
    const { run } = await startedRun();
    const checkpoint = run.lanes[0].checkpoints[0];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST', `/checkpoints/${checkpoint.id}/confirm`, {})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(answers.find((answer) => answer.status === 409)?.json.code).toBe('checkpoint_not_active');
    expect((await call('GET', `/runs/${run.id}`)).json.lanes[1].checkpoints[0].status).toBe('active');
  });

  it('answers a repeated key with the first answer, and another body with an error', async () => {
    const { deckId } = await startedRun();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await call('POST', '/runs', { deckId }, key);
    const again = await call('POST', '/runs', { deckId }, key);
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([
      201,
      201,
      'true',
    ]);
    expect(again.json.id).toBe(first.json.id);
    expect(await call('POST', '/runs', { deckId, title: 'Other' }, key)).toMatchObject({
      status: 422,
      json: { code: 'idempotency_mismatch' },
    });
  });

  it('refuses a stale draft', async () => {
    const { deckId } = await startedRun();
    const { json } = await call('GET', `/decks/${deckId}`);
    const save = (revision: number) =>
      call('PUT', `/decks/${deckId}/draft`, json.draft, { 'if-match': `"${revision}"` });
    expect((await save(json.revision)).status).toBe(200);
    expect(await save(json.revision)).toMatchObject({ status: 412, json: { code: 'precondition_failed' } });
  });

  const bad: [string, string, () => unknown, number, string?][] = [
    [
      'a file of 50 MB',
      '/decks/import',
      () => JSON.stringify({ description: 'x'.repeat(50 * 1024 * 1024) }),
      413,
    ],
    ['truncated JSON', '/decks/import', () => '{"format": "laufkarte.deck/1", "title"', 400],
    ['an unknown version', '/decks/import', () => ({ format: 'laufkarte.deck/7' }), 422, 'unknown_format'],
    [
      '10,000 checkpoints',
      '/decks/import',
      () => steps([Array.from({ length: 10_000 }, (_, n) => `k-${n}`)]),
      422,
      'too_many_checkpoints',
    ],
    ['an unknown deck', '/runs', () => ({ deckId: crypto.randomUUID() }), 404],
    ['no id at all', '/runs', () => ({ deckId: "1' or '1" }), 422],
  ];
  for (const [name, path, body, status, code] of bad) {
    it(`answers ${name} with a plain ${status}`, async () => {
      const answer = await call('POST', path, body());
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.json.correlation_id).toBeTruthy();
      if (code) expect(answer.json.errors[0].code).toBe(code);
    });
  }
});
