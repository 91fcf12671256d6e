import { sentPart, uploadProgress } from '@/app/_server/upload-progress';
import { uploadRoute } from '@/app/_server/upload-route';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { getUpload } from '@/lib/platform/files/get-upload';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { finishUpload } from '@/lib/processes/checkpoints/finish-upload';

/** How far an upload has come: where to go on after a lost connection. */
export const HEAD = uploadRoute(async ({ ctx, params }) => {
  const { received, size } = await getUpload(ctx, { uploadId: params.uploadId! });
  return new Response(null, { headers: uploadProgress(received, size) });
});

/** The next bytes, from the place the header names. */
export const PATCH = uploadRoute(async ({ ctx, request, params }) => {
  const { offset, bytes } = sentPart(request);
  const { received } = await receiveParts(ctx, params.uploadId!, offset, bytes);
  return new Response(null, { status: 204, headers: uploadProgress(received) });
});

/** Everything has come: the upload becomes the file it was begun for. */
export const POST = uploadRoute(async ({ ctx, params }) =>
  Response.json(await finishUpload(ctx, { uploadId: params.uploadId! }), {
    headers: { 'cache-control': 'no-store' },
  }),
);

export const DELETE = uploadRoute(async ({ ctx, params }) => {
  await cancelUpload(ctx, { uploadId: params.uploadId! });
  return new Response(null, { status: 204 });
});
