import { apiRoute, ifMatch } from '@/app/_server/api-route';
import { afterwards, withBody } from '@/app/api/v1/with-body';
import { deleteSchedule } from '@/lib/processes/schedules/delete-schedule';
import { getSchedule } from '@/lib/processes/schedules/get-schedule';
import { updateSchedule } from '@/lib/processes/schedules/update-schedule';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  PUT: {
    run: async (call) => {
      const ids = { scheduleId: call.params.scheduleId!, revision: ifMatch(call.headers) };
      const { id, revision } = await updateSchedule(call.ctx, withBody(call, ids));
      const schedule = await getSchedule(afterwards(call.ctx), { scheduleId: id });
      return Response.json(schedule, {
        headers: { etag: `"${revision}"`, 'cache-control': 'no-store' },
      });
    },
  },
  DELETE: { run: ({ ctx, params }) => deleteSchedule(ctx, { scheduleId: params.scheduleId! }) },
});
