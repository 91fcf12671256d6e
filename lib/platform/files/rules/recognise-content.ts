import { fileTypeFromBuffer } from 'file-type';

import type { ContentKind } from '@/db/schema/platform/files';

import { recogniseText } from './recognise-text';
import { type ReadAt, zipEntries } from './zip-entries';

export type Content = { kind: ContentKind; mime: string };
/** Why a content is not taken: a name for what it seems to be. */
export type Refusal = { refused: 'empty' | 'executable' | 'html' | 'macros' | 'archive' | 'unknown' };

const HEAD = 64 * 1024;
const images = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/tiff',
  'image/bmp',
]);
const archive = /zip|rar|7z|tar|compress/;
const programs = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/wasm',
  'application/vnd.ms-cab-compressed',
  'application/x-ms-shortcut',
]);

/** What a file is, by its content alone; whatever it is called does not matter here. */
export async function recogniseContent(size: number, readAt: ReadAt): Promise<Content | Refusal> {
  const head = await readAt(0, HEAD);
  if (head.length === 0) return { refused: 'empty' };
  if (isProgram(head)) return { refused: 'executable' };
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return { kind: 'pdf', mime: 'application/pdf' };
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return recogniseZip(size, head, readAt);
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return recogniseOldOffice(size, readAt);

  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && images.has(found.mime)) return { kind: 'image', mime: found.mime };
  if (found && programs.has(found.mime)) return { refused: 'executable' };
  const text = await recogniseText(size, head, readAt);
  return text ?? { refused: found && archive.test(found.mime) ? 'archive' : 'unknown' };
}

function isProgram(head: Buffer): boolean {
  const start = head.subarray(0, 4).toString('latin1');
  const magic = head.subarray(0, 4).toString('hex');
  return (
    start.startsWith('MZ') ||
    start.startsWith('#!') ||
    ['7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', '0061736d', '4c000000'].includes(
      magic,
    )
  );
}

const openXml: readonly [folder: string, kind: string][] = [
  ['word/', 'wordprocessingml.document'],
  ['xl/', 'spreadsheetml.sheet'],
  ['ppt/', 'presentationml.presentation'],
];
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/;

async function recogniseZip(size: number, head: Buffer, readAt: ReadAt): Promise<Content | Refusal> {
  const names = await zipEntries(size, readAt);
  if (!names) return { refused: 'archive' };
  if (names.some((name) => /(^|\/)vba[^/]*\.bin$/i.test(name))) return { refused: 'macros' };
  if (names.includes('[Content_Types].xml')) {
    const [, kind] = openXml.find(([folder]) => names.some((name) => name.startsWith(folder))) ?? [];
    if (kind) return { kind: 'office', mime: `application/vnd.openxmlformats-officedocument.${kind}` };
  }
  const declared = firstEntry(head);
  if (declared?.name !== 'mimetype') return { refused: 'archive' };
  const [mime] = OPEN_DOCUMENT.exec(declared.content) ?? [];
  return mime ? { kind: 'office', mime } : { refused: 'archive' };
}

/** OpenDocument says what it is in a first entry that is not compressed. */
function firstEntry(head: Buffer): { name: string; content: string } | undefined {
  if (head.length < 30 || head.readUInt16LE(8) !== 0) return undefined;
  const nameEnd = 30 + head.readUInt16LE(26);
  const start = nameEnd + head.readUInt16LE(28);
  return {
    name: head.toString('latin1', 30, nameEnd),
    content: head.toString('latin1', start, start + Math.min(head.readUInt32LE(18), 200)),
  };
}

const DIRECTORY_ENTRY = 128;
const WINDOW = 1024 * 1024;
const oldOffice: Record<string, string> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};

/** The old binary formats, and installers too, are the same container: the names in its directory tell them apart. */
async function recogniseOldOffice(size: number, readAt: ReadAt): Promise<Content | Refusal> {
  const names = new Set<string>();
  for (let position = 0; position < size; position += WINDOW) {
    const window = await readAt(position, WINDOW);
    for (let at = 0; at + DIRECTORY_ENTRY <= window.length; at += DIRECTORY_ENTRY) {
      const name = entryName(window, at);
      if (name) names.add(name);
    }
  }
  if (names.has('_VBA_PROJECT') || names.has('VBA')) return { refused: 'macros' };
  const mime = [...names].map((name) => oldOffice[name]).find(Boolean);
  return mime ? { kind: 'office', mime } : { refused: 'unknown' };
}

function entryName(window: Buffer, at: number): string | undefined {
  const length = window.readUInt16LE(at + 64);
  const isEntry = length >= 4 && length <= 64 && length % 2 === 0 && [1, 2, 5].includes(window[at + 66]!);
  return isEntry ? window.toString('utf16le', at, at + length - 2) : undefined;
}
