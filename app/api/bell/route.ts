import { sessionRoute } from '@/app/_server/session-route';
import { countUnread } from '@/lib/platform/notifications/count-unread';

export const GET = sessionRoute(async (ctx) => ({ unread: await countUnread(ctx) }));
