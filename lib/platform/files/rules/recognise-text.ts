import type { Content, Refusal } from './recognise-content';
import type { ReadAt } from './zip-entries';

const WINDOW = 1024 * 1024;
// Everything below a space that is no tab, line break or page break; and the one no text has.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const notText = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
const html = /<(!doctype\s+html|html|script|iframe)[\s>/]/i;
const xhtml = 'http://www.w3.org/1999/xhtml';

/** A text in UTF-8, UTF-16 or an older western encoding; undefined where it is none. Markup that browsers run is refused. */
export async function recogniseText(
  size: number,
  head: Buffer,
  readAt: ReadAt,
): Promise<Content | Refusal | undefined> {
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  if (!isWide && !(await hasOnlyText(size, readAt))) return undefined;
  const start = head.toString(isWide ? 'utf16le' : 'utf8');
  if (isWide && notText.test(start)) return undefined;

  const root = start.replace(/^\ufeff/, '').trimStart();
  if (html.test(start) || start.includes(xhtml)) return isSvg(root) ? svg : { refused: 'html' };
  return isSvg(root) ? svg : { kind: 'text', mime: 'text/plain' };
}

const svg: Content = { kind: 'svg', mime: 'image/svg+xml' };

function isSvg(root: string): boolean {
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg[\s>]/i.test(root);
}

async function hasOnlyText(size: number, readAt: ReadAt): Promise<boolean> {
  for (let position = 0; position < size; position += WINDOW) {
    const window = await readAt(position, WINDOW);
    if (notText.test(window.toString('latin1'))) return false;
  }
  return true;
}
