import { sessionRoute } from '@/app/_server/session-route';
import { listNotifications } from '@/lib/platform/notifications/list-notifications';

const SHOWN = 30;

export const GET = sessionRoute((ctx) => listNotifications(ctx, { limit: SHOWN }));
