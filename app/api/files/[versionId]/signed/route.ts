import { downloadRoute } from '@/app/_server/download-route';
import { fileResponse } from '@/app/_server/file-response';
import { dispositionOf, linkContent, openContent } from '@/lib/platform/files/open-content';
import { findSignedCopy } from '@/lib/processes/signatures/find-signed-copy';

/** The copy of a file that shows its signatures, for keeping. */
export const GET = downloadRoute(async (ctx, _original, versionId) => {
  const copy = await findSignedCopy(ctx, { versionId });
  const link = await linkContent(copy);
  if (link)
    return new Response(null, { status: 302, headers: { location: link, 'cache-control': 'no-store' } });
  return fileResponse(await openContent(copy), {
    mime: copy.mime,
    size: copy.size,
    disposition: dispositionOf(copy),
  });
});
