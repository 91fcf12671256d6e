import { pdfResponse } from '@/app/_server/pdf-response';
import { sessionRoute } from '@/app/_server/session-route';
import { readProtocol } from '@/lib/processes/protocols/read-protocol';

export const GET = sessionRoute(async (ctx, { id = '', keep }) =>
  pdfResponse(await readProtocol(ctx, { protocolId: id }), keep === '1' ? 'attachment' : 'inline'),
);
