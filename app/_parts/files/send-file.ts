import type { FinishedUpload } from '@/lib/processes/checkpoints/finish-upload';

export type UploadTarget =
  | { checkpointId: string; slotKey: string | null; replaces: string | null }
  | { deckId: string }
  /** The step of somebody without an account, whose link is all there is to know. */
  | { guestToken: string; slotKey: string };

/** Said no: `code` has a sentence in the catalogue `errors`. */
export class UploadRefused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The connection is gone, or the other side is not well just now: worth going on later. */
export class UploadInterrupted extends Error {}

type Begun = { address: string; partBytes: number };

export async function beginUpload(file: File, target: UploadTarget, signal: AbortSignal): Promise<Begun> {
  const { address, place } = whereTo(target);
  const body = JSON.stringify({ ...place, name: nameOf(file), size: file.size });
  const answer = await ask(address, { method: 'POST', body, signal });
  const { uploadId, partBytes } = (await answer.json()) as { uploadId: string; partBytes: number };
  return { address: `${address}/${uploadId}`, partBytes };
}

function whereTo(target: UploadTarget): { address: string; place: object } {
  if (!('guestToken' in target)) return { address: '/api/uploads', place: target };
  const { guestToken, ...place } = target;
  return { address: `/g/${guestToken}/uploads`, place };
}

/** Everything from where the other side has come to, part by part. */
export async function sendRest(
  file: File,
  { address, partBytes }: Begun,
  signal: AbortSignal,
  onProgress: (sent: number) => void,
): Promise<void> {
  let offset = await offsetOf(address, signal);
  while (offset < file.size) {
    const part = file.slice(offset, offset + partBytes);
    const from = offset;
    offset = await sendPart(address, offset, part, signal, (sent) => onProgress(from + sent));
    onProgress(offset);
  }
}

export async function finishUpload({ address }: Begun, signal: AbortSignal): Promise<FinishedUpload> {
  return (await ask(address, { method: 'POST', signal })).json() as Promise<FinishedUpload>;
}

export function giveUp({ address }: Begun): void {
  // Not heard: what is given up is swept away in the end.
  ask(address, { method: 'DELETE', keepalive: true }).catch(() => {});
}

async function offsetOf(address: string, signal: AbortSignal): Promise<number> {
  const answer = await ask(address, { method: 'HEAD', signal });
  return Number(answer.headers.get('upload-offset'));
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken() };
  const answer = await fetch(url, { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new UploadInterrupted();
  });
  if (answer.ok) return answer;
  throw refusalOf(answer.status, await answer.text().catch(() => ''));
}

/** By the older interface, as it is the one that tells how much has gone out. */
function sendPart(
  address: string,
  offset: number,
  part: Blob,
  signal: AbortSignal,
  onProgress: (sent: number) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const abort = () => call.abort();
    signal.addEventListener('abort', abort);
    call.open('PATCH', address);
    call.setRequestHeader('content-type', 'application/offset+octet-stream');
    call.setRequestHeader('upload-offset', String(offset));
    call.setRequestHeader('x-csrf-token', csrfToken());
    call.upload.onprogress = (event) => onProgress(event.loaded);
    call.onload = () => {
      if (call.status === 204) resolve(Number(call.getResponseHeader('upload-offset')));
      // Another part of this upload was counted meanwhile: the place is asked for again.
      else if (call.status === 409) reject(new UploadInterrupted());
      else reject(refusalOf(call.status, call.responseText));
    };
    call.onerror = () => reject(new UploadInterrupted());
    call.onabort = () => reject(signal.reason ?? new UploadInterrupted());
    call.onloadend = () => signal.removeEventListener('abort', abort);
    call.send(part);
  });
}

function refusalOf(status: number, text: string): Error {
  if (status >= 500 || status === 429) return new UploadInterrupted();
  try {
    return new UploadRefused((JSON.parse(text) as { code: string }).code);
  } catch {
    return new UploadRefused(status === 404 ? 'not_found' : 'internal');
  }
}

function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** What the server takes for a name: one line, not too long, its ending kept. */
function nameOf({ name }: File): string {
  const plain =
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
      .trim() || 'file';
  return plain.length <= 200 ? plain : `${plain.slice(0, 180)}${plain.slice(-20)}`;
}
