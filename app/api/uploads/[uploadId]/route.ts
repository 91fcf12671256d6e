import { uploadRoute } from '@/app/_server/upload-route';
import { DomainError } from '@/lib/platform/core/domain-error';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { getUpload } from '@/lib/platform/files/get-upload';
import { fileLimits } from '@/lib/platform/files/inputs';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { finishUpload } from '@/lib/processes/checkpoints/finish-upload';

/** How far an upload has come: where to go on after a lost connection. */
export const HEAD = uploadRoute(async ({ ctx, params }) => {
  const { received, size } = await getUpload(ctx, { uploadId: params.uploadId! });
  return new Response(null, { headers: progress(received, size) });
});

/** The next bytes, from the place the header names. */
export const PATCH = uploadRoute(async ({ ctx, request, params }) => {
  const offset = Number(request.headers.get('upload-offset') ?? Number.NaN);
  const length = Number(request.headers.get('content-length') ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new DomainError('invalid_input', 'This needs the header Upload-Offset.');
  }
  if (length > fileLimits.mostPartBytes) {
    throw new DomainError('too_large', `A part may have at most ${fileLimits.mostPartBytes} bytes.`);
  }
  const bytes = request.body ?? new Blob([]).stream();
  const { received } = await receiveParts(ctx, params.uploadId!, offset, bytes);
  return new Response(null, { status: 204, headers: progress(received) });
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

function progress(received: number, size?: number): Record<string, string> {
  return {
    'upload-offset': String(received),
    ...(size !== undefined && { 'upload-length': String(size) }),
    'cache-control': 'no-store',
  };
}
