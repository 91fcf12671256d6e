import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { afterwards } from '@/app/api/v1/with-body';
import { createSchedule } from '@/lib/processes/schedules/create-schedule';
import { getSchedule } from '@/lib/processes/schedules/get-schedule';
import { listSchedules } from '@/lib/processes/schedules/list-schedules';

type Create = Parameters<typeof createSchedule>[1];

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, query }) => listSchedules(ctx, { ...pageQuery(query), deckId: query.deckId }) },
  POST: {
    status: 201,
    run: async ({ ctx, body }) => {
      const made = await createSchedule(ctx, body as Create);
      return getSchedule(afterwards(ctx), { scheduleId: made.id });
    },
  },
});
