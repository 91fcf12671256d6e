import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PDFDocument, PDFFont, PDFPage } from '@cantoo/pdf-lib';

import type { SignatureMark } from '@/db/schema/processes/file-signatures';
import { report } from '@/lib/platform/core/log';
import { deckLimits } from '@/lib/processes/decks/inputs';

import { type Evidence, evidenceLines, type Line, sayMoment } from './rules/evidence-lines';
import { type Box, boxOf, displayOf, strokesIn } from './rules/place-mark';

export type Marked = Evidence & {
  signatures: (Evidence['signatures'][number] & { mark: SignatureMark })[];
};
export type Drawn = { bytes: Uint8Array } | { failure: 'broken' | 'encrypted' | 'too_long' };

type Library = typeof import('@cantoo/pdf-lib');
type Fonts = { plain: PDFFont; bold: PDFFont; slanted: PDFFont; code: PDFFont };

/** A copy of the file with its signatures in their fields and a sheet behind it that says what they are. */
export async function drawSignedCopy(original: Uint8Array, marked: Marked, origin: string): Promise<Drawn> {
  const pdf = await import('@cantoo/pdf-lib');
  const opened = await open(pdf, original);
  if ('failure' in opened) return opened;
  const { document } = opened;
  if (document.getPageCount() > deckLimits.pages) return { failure: 'too_long' };
  const fonts = await embedFonts(document);
  try {
    const pages = document.getPages();
    for (const signature of marked.signatures) {
      const page = pages[signature.field.page - 1];
      if (page) stamp(pdf, page, fonts, signature);
    }
    addSheet(pdf, document, fonts, evidenceLines(marked, origin, pages.length));
    document.setModificationDate(marked.signatures.at(-1)!.signedAt);
    return { bytes: await document.save({ updateFieldAppearances: false }) };
  } catch (error) {
    // The library opens more files than it understands; which parts it stumbles over shows only now.
    report(error, { part: 'signed copy' });
    return { failure: 'broken' };
  }
}

async function open(
  { PDFDocument, EncryptedPDFError }: Library,
  original: Uint8Array,
): Promise<{ document: PDFDocument } | { failure: 'broken' | 'encrypted' }> {
  try {
    const document = await PDFDocument.load(original, { updateMetadata: false });
    return document.getPageCount() > 0 ? { document } : { failure: 'broken' };
  } catch (error) {
    return { failure: error instanceof EncryptedPDFError ? 'encrypted' : 'broken' };
  }
}

const require = createRequire(import.meta.url);

async function embedFonts(document: PDFDocument): Promise<Fonts> {
  const { default: fontkit } = await import('@cantoo/fontkit');
  document.registerFontkit(fontkit);
  const embed = async (name: string) =>
    document.embedFont(await readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)), { subset: true });
  return {
    plain: await embed('DejaVuSans'),
    bold: await embed('DejaVuSans-Bold'),
    slanted: await embed('DejaVuSerif-Italic'),
    code: await embed('DejaVuSansMono'),
  };
}

/** The mark above a line, and below it whose it is and from when; upright however the page is turned. */
function stamp(pdf: Library, page: PDFPage, fonts: Fonts, signature: Marked['signatures'][number]): void {
  const shown = displayOf(page.getCropBox(), page.getRotation().angle);
  const box = boxOf(signature.field, shown);
  const caption = Math.min(box.height * 0.28, 9);
  const above: Box = { ...box, y: box.y + caption, height: box.height - caption };
  const ink = pdf.rgb(0.09, 0.16, 0.36);

  page.pushOperators(pdf.pushGraphicsState(), pdf.concatTransformationMatrix(...shown.matrix));
  if (signature.mark.kind === 'drawn') {
    page.pushOperators(
      pdf.setStrokingRgbColor(ink.red, ink.green, ink.blue),
      pdf.setLineWidth(Math.max(0.5, above.height / 40)),
      pdf.setLineCap(pdf.LineCapStyle.Round),
      pdf.setLineJoin(pdf.LineJoinStyle.Round),
      ...strokesIn(above, signature.mark.strokes).flatMap((points) => [
        ...points.map(({ x, y }, at) => (at === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y))),
        pdf.stroke(),
      ]),
    );
  } else {
    const size = fitting(fonts.slanted, signature.mark.name, above.width, above.height * 0.7);
    const y = above.y + (above.height - size) / 2;
    page.drawText(signature.mark.name, { x: box.x, y, size, font: fonts.slanted, color: ink });
  }
  const text = `${signature.printedName}, ${sayMoment(signature.signedAt)}`;
  const size = fitting(fonts.plain, text, box.width, caption * 0.72);
  page.drawLine({
    start: { x: box.x, y: above.y },
    end: { x: box.x + box.width, y: above.y },
    thickness: 0.5,
    color: ink,
  });
  page.drawText(text, { x: box.x, y: above.y - size, size, font: fonts.plain, color: ink });
  page.pushOperators(pdf.popGraphicsState());
}

/** The largest size up to `most` in which the text fits. */
function fitting(font: PDFFont, text: string, width: number, most: number): number {
  return Math.max(1, Math.min(most, width / Math.max(font.widthOfTextAtSize(text, 1), 0.001)));
}

const A4 = [595.28, 841.89] as const;
const MARGIN = 56;
const sizes = { title: 17, head: 12, text: 10, small: 8.5, code: 7.5, gap: 8 } as const;

/** Line after line from the top, as many pages as it takes. */
function addSheet(pdf: Library, document: PDFDocument, fonts: Fonts, lines: readonly Line[]): void {
  const fontOf = {
    title: fonts.bold,
    head: fonts.bold,
    text: fonts.plain,
    small: fonts.plain,
    code: fonts.code,
  };
  let page: PDFPage | undefined;
  let y = 0;
  for (const { look, text } of lines) {
    const size = sizes[look];
    if (look === 'gap') {
      y -= size;
      continue;
    }
    const font = fontOf[look];
    for (const part of wrapped(font, text, size, A4[0] - 2 * MARGIN)) {
      if (!page || y - size * 1.45 < MARGIN) {
        page = document.addPage([...A4]);
        y = A4[1] - MARGIN;
      }
      y -= size * 1.45;
      page.drawText(part, { x: MARGIN, y, size, font, color: pdf.rgb(0.1, 0.12, 0.15) });
    }
  }
}

/** At blanks where there are any, else where the line is full. */
function wrapped(font: PDFFont, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => font.widthOfTextAtSize(candidate, size) <= width;
  for (const word of text.split(' ')) {
    const joined = line ? `${line} ${word}` : word;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const letter of word) {
      if (!fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}
