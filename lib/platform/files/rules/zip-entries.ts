/** Reads bytes of a file at a place; fewer where the file ends. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

const MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
const END_RECORD = 22;
const ENTRY_HEADER = 46;

/** The names in a ZIP's table of contents; undefined where it has none that can be read. */
export async function zipEntries(size: number, readAt: ReadAt): Promise<string[] | undefined> {
  const tailLength = Math.min(size, END_RECORD + 65_535);
  const tail = await readAt(size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + END_RECORD > tail.length) return undefined;

  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > MOST_DIRECTORY_BYTES || start + length > size) return undefined;
  return namesIn(await readAt(start, length));
}

function namesIn(directory: Buffer): string[] | undefined {
  const names: string[] = [];
  let at = 0;
  while (at + ENTRY_HEADER <= directory.length && names.length < MOST_ENTRIES) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    names.push(directory.toString('utf8', at + ENTRY_HEADER, at + ENTRY_HEADER + nameLength));
    at += ENTRY_HEADER + nameLength + rest;
  }
  return names;
}
