import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { report } from '@/lib/platform/core/log';

import { notePreview } from './note-preview';
import { type Content, openContent } from './open-content';
import { openStorage, storageKeys } from './open-storage';

/** 50 million pixels; what is larger would need more memory than a picture is worth. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 1600;
const SECONDS = 20;
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let busy = 0;

/** A picture for viewing: made anew from the original when it is first asked for, so that nothing hidden in it travels on. */
export async function openPreview(ctx: Ctx, content: Content): Promise<Uint8Array> {
  if (content.kind !== 'image' || content.previewState === 'failed') throw unavailable();
  const key = storageKeys.preview(ctx.tenantId, content.blobId);
  if (content.previewState === 'ready') {
    const bytes = await openStorage().read(key);
    if (bytes) return collected(bytes);
  }
  return inTurn(async () => {
    const picture = await render(content);
    if (picture) await openStorage().put(key, picture);
    await notePreview(ctx, { blobId: content.blobId, state: picture ? 'ready' : 'failed' });
    if (!picture) throw unavailable();
    return picture;
  });
}

async function render(content: Content): Promise<Uint8Array | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const original = await collected(await openContent(content));
    return await sharp(original, { limitInputPixels: MOST_PIXELS, sequentialRead: true, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (error) {
    report(error, { blobId: content.blobId, part: 'preview' });
    return undefined;
  }
}

/** A few at a time: decoding takes memory by the picture. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  busy += 1;
  try {
    return await work();
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

function unavailable(): DomainError {
  return new DomainError('preview_unavailable', 'No picture can be shown of this file.');
}
