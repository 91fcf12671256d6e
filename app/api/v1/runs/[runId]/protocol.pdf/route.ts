import { setTimeout as sleep } from 'node:timers/promises';

import { type ApiCall, apiRoute } from '@/app/_server/api-route';
import { pdfResponse } from '@/app/_server/pdf-response';
import { getProtocol } from '@/lib/processes/protocols/get-protocol';
import { readProtocol } from '@/lib/processes/protocols/read-protocol';
import { requestProtocol } from '@/lib/processes/protocols/request-protocol';

const PATIENCE_MS = 8000;
const LOOK_EVERY_MS = 250;

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: protocolOf },
});

/** The PDF where it is there within seconds; else 202, to be asked for again. */
async function protocolOf({ ctx, params, query }: ApiCall): Promise<Response> {
  const ordered = { runId: params.runId!, ...query } as Parameters<typeof requestProtocol>[1];
  const { protocolId, ...begun } = await requestProtocol(ctx, ordered);
  const until = performance.now() + PATIENCE_MS;
  let { status, progress } = begun;

  while (status !== 'finished' && status !== 'failed' && performance.now() < until) {
    await sleep(LOOK_EVERY_MS);
    ({ status, progress } = await getProtocol(ctx, { protocolId }));
  }
  if (status === 'finished') return pdfResponse(await readProtocol(ctx, { protocolId }), 'attachment');
  return Response.json(
    { status, progress },
    { status: 202, headers: { 'retry-after': '3', 'cache-control': 'no-store' } },
  );
}
