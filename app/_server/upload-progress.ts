import { DomainError } from '@/lib/platform/core/domain-error';
import { fileLimits } from '@/lib/platform/files/inputs';

/** The part of a file that a request carries, and the place it belongs to. */
export function sentPart(request: Request): { offset: number; bytes: AsyncIterable<Uint8Array> } {
  const offset = Number(request.headers.get('upload-offset') ?? Number.NaN);
  const length = Number(request.headers.get('content-length') ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new DomainError('invalid_input', 'This needs the header Upload-Offset.');
  }
  if (length > fileLimits.mostPartBytes) {
    throw new DomainError('too_large', `A part may have at most ${fileLimits.mostPartBytes} bytes.`);
  }
  return { offset, bytes: request.body ?? new Blob([]).stream() };
}

/** How far an upload has come. */
export function uploadProgress(received: number, size?: number): Record<string, string> {
  return {
    'upload-offset': String(received),
    ...(size !== undefined && { 'upload-length': String(size) }),
    'cache-control': 'no-store',
  };
}
