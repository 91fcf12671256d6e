import { z } from 'zod';

import { purgeSessions } from '@/lib/platform/identity/purge-sessions';
import { purgeRateLimits } from '@/lib/platform/limits/purge-rate-limits';
import { purgeNotifications } from '@/lib/platform/notifications/purge-notifications';
import { purgeAnswers } from '@/lib/platform/outbox/purge-answers';
import { purgeEffects } from '@/lib/platform/outbox/purge-effects';
import { purgeOutbox } from '@/lib/platform/outbox/purge-outbox';
import { forgetAddresses } from '@/lib/processes/guests/forget-addresses';
import { purgeProtocols } from '@/lib/processes/protocols/purge-protocols';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

const SENT_EVENTS_DAYS = 7;
// Well beyond the time in which an event can be told again.
const EFFECTS_DAYS = 30;
const ANSWERS_DAYS = 1;
const PROTOCOLS_DAYS = 30;

/** What nobody will ask for again, in small bites. */
export const purgeOldRows = defineJob({
  name: 'platform.purge-old-rows',
  payload: z.object({}),
  run: async (ctx) => {
    await untilDone(() => purgeOutbox(ctx, { days: SENT_EVENTS_DAYS }));
    await untilDone(() => purgeEffects(ctx, { days: EFFECTS_DAYS }));
    await untilDone(() => purgeAnswers(ctx, { days: ANSWERS_DAYS }));
    await untilDone(() => purgeNotifications(ctx, {}));
    await untilDone(() => purgeProtocols(ctx, { days: PROTOCOLS_DAYS }));
    await untilDone(() => forgetAddresses(ctx, {}));
    await untilDone(async () => ({ more: (await purgeRateLimits(ctx, {})).removed > 0 }));
    await untilDone(async () => ({ more: (await purgeSessions(ctx, {})).removed > 0 }));
  },
});
