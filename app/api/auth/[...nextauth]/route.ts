import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';

import { authOptions } from '@/app/_server/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const answer: Response = await NextAuth(request, context, await authOptions());

  // next-auth believes in one fixed address; with a host per tenant only the path is right.
  const location = answer.headers.get('location');
  if (location) {
    const { pathname, search } = new URL(location, request.url);
    answer.headers.set('location', `${pathname}${search}`);
  }
  return answer;
}

export { handle as GET, handle as POST };
