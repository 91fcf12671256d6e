import { parseJson, readBody } from '@/app/_server/read-body';
import { uploadRoute } from '@/app/_server/upload-route';
import { startFileUpload } from '@/lib/processes/checkpoints/start-file-upload';
import { startReference } from '@/lib/processes/decks/start-reference';

type FileUpload = Parameters<typeof startFileUpload>[1];
type Reference = Parameters<typeof startReference>[1];

/** Begins an upload: for a step of a run, or for the steps of a deck. */
export const POST = uploadRoute(async ({ ctx, request }) => {
  const { text } = await readBody(request, ['application/json'], 10_000);
  const body = parseJson(text) as FileUpload | Reference;
  const isReference = typeof body === 'object' && body !== null && 'deckId' in body;
  const upload = isReference
    ? await startReference(ctx, body)
    : await startFileUpload(ctx, body as FileUpload);
  return Response.json(upload, { status: 201, headers: { 'cache-control': 'no-store' } });
});
