import { sessionRoute } from '@/app/_server/session-route';
import { searchAll } from '@/lib/processes/search/search-all';

export const GET = sessionRoute((ctx, { q }) => searchAll(ctx, { q }));
