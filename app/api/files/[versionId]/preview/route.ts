import { downloadRoute } from '@/app/_server/download-route';
import { fileResponse } from '@/app/_server/file-response';
import { dispositionOf, openContent } from '@/lib/platform/files/open-content';
import { openPreview } from '@/lib/platform/files/open-preview';

/** What a page shows of a file: a picture made anew, or the bytes of a PDF for the page's own viewer. */
export const GET = downloadRoute(async (ctx, content) => {
  const disposition = dispositionOf(content);
  if (content.kind === 'pdf') {
    const { mime, size } = content;
    return fileResponse(await openContent(content), { mime, size, disposition });
  }
  return fileResponse(await openPreview(ctx, content), { mime: 'image/webp', disposition });
});
