export const dynamic = 'force-dynamic';

/** The process answers. Nothing else is asked, so that a slow database never gets it restarted. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
}
