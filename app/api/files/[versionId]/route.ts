import { downloadRoute } from '@/app/_server/download-route';
import { fileResponse } from '@/app/_server/file-response';
import { dispositionOf, linkContent, openContent } from '@/lib/platform/files/open-content';

/** A file for keeping: from the storage itself where it gives out addresses of its own, else through us. */
export const GET = downloadRoute(async (_ctx, content) => {
  const link = await linkContent(content);
  if (link)
    return new Response(null, { status: 302, headers: { location: link, 'cache-control': 'no-store' } });
  const { mime, size } = content;
  return fileResponse(await openContent(content), { mime, size, disposition: dispositionOf(content) });
});
