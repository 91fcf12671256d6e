import { sessionRoute } from '@/app/_server/session-route';
import { getProtocol } from '@/lib/processes/protocols/get-protocol';

export const GET = sessionRoute((ctx, { id = '' }) => getProtocol(ctx, { protocolId: id }));
