import { expect, inject, vi } from 'vitest';

import { runScript } from './command-line';
import type { DemoPerson } from './people';

export type Answer<Body> = { status: number; headers: Headers; body: Body };
type Call = { body?: unknown; text?: string; headers?: Record<string, string> };
export type Api = <Body = Record<string, unknown>>(
  method: string,
  path: string,
  call?: Call,
) => Promise<Answer<Body>>;

export type RunAnswer = {
  id: string;
  status: string;
  lanes: { checkpoints: { id: string; title: string; status: string; isMine: boolean }[] }[];
};

/** The REST API with a token made at the command line. */
export async function apiOf(person: DemoPerson): Promise<Api> {
  const { code, said, lastLine } = await runScript('token', '--user', person.email);
  if (code !== 0) throw new Error(said);
  return apiWith(lastLine);
}

export function apiWith(token: string | null): Api {
  return async <Body>(method: string, path: string, { body, text, headers }: Call = {}) => {
    const response = await fetch(`${inject('baseUrl')}/api/v1${path}`, {
      method,
      body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'content-type': 'application/json',
        ...headers,
      },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
}

/** A new or changed run is found by its words a moment later; resolves once the list shows all of these titles. */
export async function untilFound(api: Api, words: string, titles: string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const { body } = await api<{ items: { title: string }[] }>(
        'GET',
        `/runs?q=${encodeURIComponent(words)}`,
      );
      expect(body.items.map((run) => run.title)).toEqual(expect.arrayContaining(titles));
    },
    { timeout: 60_000, interval: 250 },
  );
}

export function stepsOf(run: RunAnswer) {
  return run.lanes.flatMap((lane) => lane.checkpoints);
}
