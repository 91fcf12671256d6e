import { apiRoute } from '@/app/_server/api-route';
import { readMultipart } from '@/app/_server/read-multipart';
import { listFiles } from '@/lib/processes/checkpoints/list-files';
import { uploadFile } from '@/lib/processes/checkpoints/upload-file';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    // All of them: a step holds few files.
    run: async ({ ctx, params }) => ({
      items: await listFiles(ctx, { checkpointId: params.checkpointId! }),
      nextCursor: null,
    }),
  },
  POST: {
    status: 201,
    takesBytes: true,
    run: async ({ ctx, params, request }) => {
      const { fields, name, bytes } = await readMultipart(request);
      const mostBytes = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
      const checkpointId = params.checkpointId!;
      return uploadFile(ctx, { checkpointId, slotKey: fields.slotKey ?? null, name, mostBytes }, bytes);
    },
  },
});
