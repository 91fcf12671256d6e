import 'server-only';

import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type NextAuthOptions } from 'next-auth';

type Question = { path: string[]; body?: Record<string, string>; cookies?: Record<string, string> };
type Answer = { body: Record<string, unknown>; cookies: Record<string, string> };

/** Speaks to next-auth as a browser would, without leaving the process, so that a form needs one round trip. */
export async function askNextAuth(options: NextAuthOptions, question: Question): Promise<Answer> {
  const setCookies: string[] = [];
  let body: unknown = {};
  const response = {
    status: () => response,
    getHeader: () => setCookies,
    setHeader: (name: string, value: string[]) => {
      if (name === 'Set-Cookie') setCookies.splice(0, setCookies.length, ...value);
      return response;
    },
    json: (value: unknown) => {
      body = value;
    },
    send: (value: unknown) => {
      body = value;
    },
    end: () => undefined,
  };
  const request = {
    method: question.body ? 'POST' : 'GET',
    query: { nextauth: question.path },
    body: question.body,
    cookies: question.cookies ?? {},
    headers: {},
  };

  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return {
    body: typeof body === 'object' ? (body as Answer['body']) : {},
    cookies: Object.fromEntries(setCookies.map(nameAndValue)),
  };
}

function nameAndValue(setCookie: string): [string, string] {
  const pair = setCookie.split(';', 1)[0] ?? '';
  const at = pair.indexOf('=');
  return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}
