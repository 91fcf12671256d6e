import { guestUploadRoute } from '@/app/_server/guest-upload-route';
import { sentPart, uploadProgress } from '@/app/_server/upload-progress';
import { cancelGuestUpload } from '@/lib/processes/guests/cancel-guest-upload';
import { finishGuestUpload } from '@/lib/processes/guests/finish-guest-upload';
import { getGuestUpload } from '@/lib/processes/guests/get-guest-upload';
import { receiveGuestParts } from '@/lib/processes/guests/receive-guest-parts';

/** How far the upload of a guest has come: where to go on after a lost connection. */
export const HEAD = guestUploadRoute(async ({ ctx, door, uploadId }) => {
  const { received, size } = await getGuestUpload(ctx, { ...door, uploadId });
  return new Response(null, { headers: uploadProgress(received, size) });
});

/** The next bytes, from the place the header names. */
export const PATCH = guestUploadRoute(async ({ ctx, door, uploadId, request }) => {
  const { offset, bytes } = sentPart(request);
  const { received } = await receiveGuestParts(ctx, { ...door, uploadId }, offset, bytes);
  return new Response(null, { status: 204, headers: uploadProgress(received) });
});

/** Everything has come: it becomes a file of the step. Who else has the same one is not for guests. */
export const POST = guestUploadRoute(async ({ ctx, door, uploadId }) => {
  const finished = await finishGuestUpload(ctx, { ...door, uploadId });
  return Response.json({ ...finished, sameContent: null }, { headers: { 'cache-control': 'no-store' } });
});

export const DELETE = guestUploadRoute(async ({ ctx, door, uploadId }) => {
  await cancelGuestUpload(ctx, { ...door, uploadId });
  return new Response(null, { status: 204 });
});
