import { toOpenApi } from '@/app/api/v1/_document/to-openapi';

// It says nothing about any tenant, and is the same until the next release.
export const dynamic = 'force-static';

export function GET() {
  return Response.json(toOpenApi(), { headers: { 'cache-control': 'public, max-age=300' } });
}
