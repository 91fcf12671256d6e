/** The endings a content may be handed out under; the first is added where a name has none of them. */
const endings: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
  'image/svg+xml': ['svg'],
  'text/plain': ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'xml', 'yaml', 'yml', 'ics', 'vcf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx', 'dotx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx', 'xltx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx', 'potx', 'ppsx'],
  'application/vnd.oasis.opendocument.text': ['odt', 'ott'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods', 'ots'],
  'application/vnd.oasis.opendocument.presentation': ['odp', 'otp'],
  'application/vnd.oasis.opendocument.graphics': ['odg'],
  'application/msword': ['doc', 'dot'],
  'application/vnd.ms-excel': ['xls', 'xlt'],
  'application/vnd.ms-powerpoint': ['ppt', 'pps'],
};

/**
 * The name a file is handed out under. Its ending says what it is, as that decides what opens it on the other side:
 * a text called `invoice.bat` becomes `invoice.bat.txt`.
 */
export function downloadName(name: string, mime: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_');
  const allowed = endings[mime] ?? [];
  const given = /\.([a-z0-9]+)$/i.exec(plain)?.[1]?.toLowerCase();
  if (allowed.length === 0 || (given && allowed.includes(given))) return plain;
  return `${plain}.${allowed[0]}`;
}

/** The header that makes every browser keep the file instead of showing it. */
export function contentDisposition(name: string): string {
  const ascii =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_') || 'file';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
