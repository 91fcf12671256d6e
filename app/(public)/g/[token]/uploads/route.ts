import { guestUploadRoute } from '@/app/_server/guest-upload-route';
import { parseJson, readBody } from '@/app/_server/read-body';
import { startGuestUpload } from '@/lib/processes/guests/start-guest-upload';

type Begin = Omit<Parameters<typeof startGuestUpload>[1], 'token' | 'pass'>;

/** Begins the upload of a file the step of a guest asks for. */
export const POST = guestUploadRoute(async ({ ctx, door, request }) => {
  const { text } = await readBody(request, ['application/json'], 10_000);
  const upload = await startGuestUpload(ctx, { ...(parseJson(text) as Begin), ...door });
  return Response.json(upload, { status: 201, headers: { 'cache-control': 'no-store' } });
});
