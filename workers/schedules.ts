import { env } from '@/lib/platform/core/env';

import { purgeOldRows } from './jobs/platform/purge-old-rows';
import { purgeSearchWords } from './jobs/platform/purge-search-words';
import { resendEventsJob } from './jobs/platform/resend-events';
import { resendMailsJob } from './jobs/platform/resend-mails';
import { sweepUploadsJob } from './jobs/platform/sweep-uploads';
import { settleApprovalsJob } from './jobs/processes/settle-approvals';
import { sweepEscalationsJob } from './jobs/processes/sweep-escalations';
import { sweepSearchJob } from './jobs/processes/sweep-search';
import { triggerSchedulesJob } from './jobs/processes/trigger-schedules';
import type { Schedule } from './runtime/plan';

/** Every promise has a sweeper, and here they all are. Each runs once per tenant. */
export function schedules(): Schedule[] {
  return [
    { job: sweepEscalationsJob, everyMinutes: env().SLA_CHECK_INTERVAL_MINUTES },
    { job: settleApprovalsJob, everyMinutes: 5 },
    { job: triggerSchedulesJob, everyMinutes: 1 },
    { job: resendMailsJob, everyMinutes: 1 },
    { job: resendEventsJob, everyMinutes: 5 },
    { job: sweepSearchJob, everyMinutes: 1 },
    { job: sweepUploadsJob, everyMinutes: 5 },
    { job: purgeOldRows, cron: '23 3 * * *' },
    { job: purgeSearchWords, cron: '47 3 * * *' },
  ];
}
