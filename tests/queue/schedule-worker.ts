import type { Job } from 'bullmq';

import { triggerSchedulesJob } from '@/workers/jobs/processes/trigger-schedules';

/** A worker that starts what is due in one tenant, as fast as it can: made to be killed anywhere on its way. */
const [tenantId] = process.argv.slice(2);
const data = { tenantId, requestId: 'test', eventId: null, eventType: null, payload: {} };

process.stdout.write('at work\n');
await triggerSchedulesJob.handle({ data, opts: {}, attemptsMade: 0 } as unknown as Job);
process.stdout.write('done\n');
process.exit(0);
