import 'server-only';

import { DomainError } from '@/lib/platform/core/domain-error';

export type BodyKind = 'application/json' | 'text/markdown';

/** A body that cannot even be read: 400, not 422. */
export class MalformedBody extends DomainError {}

export type Body = { kind: BodyKind; text: string };

/** The whole body as text, counted while it arrives, in one of the kinds an endpoint takes. None at all is `{}`. */
export async function readBody(request: Request, accepts: readonly BodyKind[], most: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const bytes = await readUpTo(request, most);
  if (bytes.length === 0) return { kind: 'application/json', text: '{}' };

  return { kind: kindOf(request.headers.get('content-type'), accepts), text: decode(bytes) };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedBody('invalid_input', 'The body is not valid JSON.');
  }
}

async function readUpTo(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function kindOf(contentType: string | null, accepts: readonly BodyKind[]): BodyKind {
  const given = contentType?.split(';')[0]?.trim().toLowerCase();
  const kind = accepts.find((accepted) => accepted === given);
  if (kind) return kind;
  throw new DomainError('unsupported_media_type', `This address takes ${accepts.join(' or ')}.`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MalformedBody('invalid_input', 'The body is not valid UTF-8.');
  }
}

function tooLarge(most: number): DomainError {
  return new DomainError('too_large', `The body may have at most ${most} bytes.`, { params: { most } });
}
