import { sendMailJob } from '@/workers/jobs/platform/send-mail';
import { climbEscalation } from '@/workers/jobs/processes/climb-escalation';
import { notifyAssignees } from '@/workers/jobs/processes/notify-assignees';
import { notifyEscalation } from '@/workers/jobs/processes/notify-escalation';
import { sweepEscalationsJob } from '@/workers/jobs/processes/sweep-escalations';
import { triggerSchedulesJob } from '@/workers/jobs/processes/trigger-schedules';
import { startWorker } from '@/workers/runtime/start-worker';

/** A worker that escalates and starts what is due, in a process of its own that can be killed at any moment; no more, so that it starts fast. */
await startWorker(
  {
    routes: {
      'checkpoint.activated': [notifyAssignees, climbEscalation],
      'checkpoint.clock_moved': [climbEscalation],
      'checkpoint.escalated': [notifyEscalation, climbEscalation],
      'tenant.settings_changed': [sweepEscalationsJob],
      'mail.queued': [sendMailJob],
    },
    schedules: [
      { job: sweepEscalationsJob, everyMinutes: 1 },
      { job: triggerSchedulesJob, everyMinutes: 1 },
    ],
  },
  { tuning: { concurrency: 4, lockSeconds: 2, stalledCheckSeconds: 1 } },
);
process.stdout.write('at work\n');
setInterval(() => {}, 60_000);
