import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';

import * as shapes from '@/app/api/v1/_document/answers';

import { type Answer, type Api, apiOf, apiWith, type RunAnswer, stepsOf } from './setup/api';
import { createForeignRun, type Foreign } from './setup/foreign-tenant';
import { anna } from './setup/people';

type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  correlation_id: string;
  errors: { pointer: string; code: string; message: string }[];
};
type Made = { id: string; version: number; revision: number; items: { title: string }[] };

let api: Api;

beforeAll(async () => {
  api = await apiOf(anna);
});

describe('who asks', () => {
  test('a token is its person', async () => {
    const { status, body } = await api('GET', '/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ email: anna.email, name: anna.name, tenant: { slug: 'demo' } });
  });

  test.each([null, 'lk_not-a-token'])('token %s is refused', async (token) => {
    const answer = await apiWith(token)<Problem>('GET', '/me');
    expectProblem(answer, 401, 'unauthenticated', '/api/v1/me');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('a deck file that is wrong', () => {
  const path = '/decks/import';
  const steps = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      key: `step-${index}`,
      title: `Step ${index}`,
      confirmationType: 'simple_ok',
    }));

  test('50 MB', async () => {
    const answer = await api<Problem>('POST', path, { text: `"${'a'.repeat(50 * 1024 * 1024)}"` });
    expectProblem(answer, 413, 'too_large');
  });

  test('truncated JSON', async () => {
    const text = JSON.stringify(deckFile('Truncated', steps(3))).slice(0, -20);
    const answer = await api<Problem>('POST', path, { text });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ code: 'not_json', params: expect.objectContaining({ line: 1 }) }),
    ]);
  });

  test('unknown version', async () => {
    const file = { ...deckFile('Unknown version', steps(1)), format: 'laufkarte.deck/99' };
    const answer = await api<Problem>('POST', path, { body: file });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/format', code: 'unknown_format' }),
    ]);
  });

  test('10,000 steps', async () => {
    const answer = await api<Problem>('POST', path, { body: deckFile('Ten thousand', steps(10_000)) });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.errors).toEqual([expect.objectContaining({ code: 'too_many_checkpoints' })]);
  });

  test('every problem at once, with its place', async () => {
    const [first, second] = steps(2);
    const file = deckFile('Several', [
      { ...first, title: 'a'.repeat(100_000) },
      { ...second, key: 'step-0', condition: { checkpoint: 'nowhere', is: 'ok' } },
    ]);
    const answer = await api<Problem>('POST', path, { body: file });
    expectProblem(answer, 422, 'invalid_input');
    const pointers = answer.body.errors.map((error) => error.pointer);
    expect(pointers).toContain('/lanes/0/checkpoints/0/title');
    expect(pointers).toContain('/lanes/0/checkpoints/1/key');
    expect(answer.body.errors.map((error) => error.code)).toContain('condition_unknown');
  });

  test('Markdown without a list', async () => {
    const headers = { 'content-type': 'text/markdown' };
    const answer = await api<Problem>('POST', path, { text: '# Only\n\nwords here\n', headers });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.errors).toEqual([expect.objectContaining({ code: 'no_list' })]);
  });

  test('another kind of document', async () => {
    const answer = await api<Problem>('POST', path, {
      text: '<deck/>',
      headers: { 'content-type': 'text/xml' },
    });
    expectProblem(answer, 415, 'unsupported_media_type');
  });

  test('nothing of all that was stored', async () => {
    for (const title of ['Truncated', 'Unknown version', 'Ten thousand', 'Several', 'Only']) {
      const { body } = await api<Made>('GET', `/decks?q=${encodeURIComponent(title)}`);
      // The search also finds what only resembles the words.
      expect(body.items.filter((deck: { title: string }) => deck.title.startsWith(title))).toEqual([]);
    }
  });

  function deckFile(title: string, checkpoints: object[]) {
    return { format: 'laufkarte.deck/1', title, lanes: [{ title: 'Lane', checkpoints }] };
  }
});

test('every answer is what the document says', async () => {
  const first = async (path: string) =>
    (await api<{ items: { id: string }[] }>('GET', path)).body.items[0]!.id;
  const run = await first('/runs?limit=1');
  const deck = await first('/decks?limit=1');
  const answers: [string, z.ZodType][] = [
    ['/me', shapes.meShape],
    ['/decks', shapes.pageOf(shapes.deckItemShape)],
    [`/decks/${deck}`, shapes.deckShape],
    [`/decks/${deck}/export`, shapes.deckFileShape],
    [`/decks/${deck}/versions`, shapes.pageOf(shapes.versionItemShape)],
    [`/decks/${deck}/versions/1`, shapes.versionShape],
    [`/decks/${deck}/diff?from=1`, shapes.versionDiffShape],
    ['/runs?limit=200', shapes.pageOf(shapes.runItemShape)],
    ['/runs?tab=done', shapes.pageOf(shapes.runItemShape)],
    [`/runs/${run}`, shapes.runShape],
    [`/runs/${run}/events`, shapes.pageOf(shapes.runEventShape)],
    [`/decks/${deck}/versions?limit=1`, shapes.pageOf(shapes.versionItemShape)],
    ['/inbox', shapes.pageOf(shapes.inboxItemShape)],
    ['/audit', shapes.pageOf(shapes.auditEntryShape)],
    ['/audit/verify', shapes.auditVerdictShape],
  ];
  for (const [path, shape] of answers) {
    const { status, body } = await api('GET', path);
    expect(status, path).toBe(200);
    expect(shape.safeParse(body).error?.issues ?? [], path).toEqual([]);
  }
  const missing = await api('GET', `/runs/${randomUUID()}`);
  expect(shapes.problemShape.safeParse(missing.body).error?.issues ?? []).toEqual([]);
  const { body: document } = await apiWith(null)('GET', '/openapi.json');
  expect(document).toMatchObject({ openapi: '3.1.0' });
});

test('what is no id at all is named', async () => {
  const answer = await api<Problem>('POST', '/runs', { body: { deckId: "1' or '1", start: true } });
  expectProblem(answer, 422, 'invalid_input', '/api/v1/runs');
  expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/deckId' })]);
});

describe('an idempotency key', () => {
  const headers = { 'idempotency-key': randomUUID() };
  const body = deckOf('Once only');

  test('brings the first answer again', async () => {
    const first = await api<Made>('POST', '/decks/import', { body, headers });
    const second = await api<Made>('POST', '/decks/import', { body, headers });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    const { items } = (await api<Made>('GET', '/decks?q=Once%20only')).body;
    expect(items.filter((deck: { title: string }) => deck.title === 'Once only')).toHaveLength(1);
  });

  test('refuses another body', async () => {
    const answer = await api<Problem>('POST', '/decks/import', { body: deckOf('Another body'), headers });
    expectProblem(answer, 422, 'idempotency_mismatch');
  });
});

describe('what belongs to another company', () => {
  let foreign: Foreign;

  beforeAll(async () => {
    foreign = await createForeignRun();
  });

  test('is not there', async () => {
    const { deckId, runId, checkpointId } = foreign;
    const calls: [string, string, object?][] = [
      ['GET', `/decks/${deckId}`],
      ['GET', `/decks/${deckId}/versions/1`],
      ['GET', `/runs/${runId}`],
      ['GET', `/runs/${runId}/events`],
      ['POST', `/decks/${deckId}/publish`, {}],
      ['POST', `/runs/${runId}/cancel`, { reason: 'Not mine' }],
      ['POST', `/checkpoints/${checkpointId}/confirm`, {}],
      ['POST', '/runs', { deckId }],
    ];
    for (const [method, path, body] of calls) {
      expectProblem(await api<Problem>(method, path, { body }), 404, 'not_found', `/api/v1${path}`);
    }
  });
});

describe('two at once', () => {
  test('a stale revision is not saved', async () => {
    const deck = await api<Made>('POST', '/decks/import', { body: deckOf('Edited twice') });
    const { body } = await api<Made & { draft: object }>('GET', `/decks/${deck.body.id}`);
    const save = (revision: number) =>
      api<Made & Problem>('PUT', `/decks/${deck.body.id}/draft`, {
        body: { ...body.draft, title: `Edited at ${revision}` },
        headers: { 'if-match': `"${revision}"` },
      });
    const saved = await save(body.revision);
    expect(saved.status).toBe(200);
    expect(saved.headers.get('etag')).toBe(`"${body.revision + 1}"`);
    expectProblem(await save(body.revision), 412, 'precondition_failed');
  });

  test('of ten parallel confirmations one wins', async () => {
    const runId = await startedRun('Ten at once');
    const { body: run } = await api<RunAnswer>('GET', `/runs/${runId}`);
    const path = `/checkpoints/${stepsOf(run)[0]!.id}/confirm`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api<Problem>('POST', path, { body: {} })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(409)]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(['conflict', 'checkpoint_not_active', 'invalid_transition']).toContain(answer.body.code);
    }
    const events = await api<{ items: { type: string }[] }>('GET', `/runs/${runId}/events`);
    expect(events.body.items.filter(({ type }) => type === 'checkpoint.confirmed')).toHaveLength(1);
  });
});

function deckOf(title: string) {
  const step = { key: 'check', title: 'Check it', confirmationType: 'simple_ok', assignees: ['starter'] };
  return { format: 'laufkarte.deck/1', title, lanes: [{ title: 'Lane', checkpoints: [step] }] };
}

async function startedRun(title: string): Promise<string> {
  const deck = await api<Made>('POST', '/decks/import', { body: deckOf(title) });
  const published = await api('POST', `/decks/${deck.body.id}/publish`, { body: {} });
  expect(published.status).toBe(201);
  const run = await api<Made>('POST', '/runs', { body: { deckId: deck.body.id, start: true } });
  expect(run.status).toBe(201);
  return run.body.id;
}

/** The one shape of every error. */
function expectProblem(answer: Answer<Problem>, status: number, code: string, instance?: string): void {
  expect(answer.body).toMatchObject({ status, code, type: `urn:laufkarte:error:${code}` });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.headers.get('x-request-id')).toBe(answer.body.correlation_id);
  expect(answer.body.title).not.toBe('');
  expect(answer.body.detail).not.toBe('');
  expect(Array.isArray(answer.body.errors)).toBe(true);
  if (instance) expect(answer.body.instance).toBe(instance);
}
