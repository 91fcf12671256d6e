import { createRequire } from 'node:module';

import { Font } from './kit';

const MAIN = 'Inter';
/** Draws what Inter cannot: arrows and signs, Arabic, Hebrew, Armenian, Georgian. */
const SPARE = 'DejaVu Sans';

export const fontFamily = [MAIN, SPARE];

const LONGEST_WORD = 40;

let loading: Promise<void> | undefined;

/** Both fonts are embedded, in the glyphs that are used: the paper looks the same everywhere. */
export function loadFonts(): Promise<void> {
  loading ??= load();
  return loading;
}

/** What no embedded font can draw shows as a box: something stands there, and nothing wrong does. */
export function printable(text: string): string {
  const fonts = fontFamily.map(
    (family) => Font.getFont({ fontFamily: family })?.data as unknown as Glyphs | null,
  );
  const canDraw = (sign: string) =>
    sign === '\n' || fonts.some((font) => font?.hasGlyphForCodePoint(sign.codePointAt(0)!));
  return [...graphemes.segment(text.replaceAll('\t', '    '))]
    .map(({ segment }) =>
      [...segment].every((sign) => INVISIBLE.test(sign) || canDraw(sign)) ? segment : '□',
    )
    .join('')
    .replace(INVISIBLES, '');
}

type Glyphs = { hasGlyphForCodePoint(codePoint: number): boolean };

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });
const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\ufeff/u;
const INVISIBLES = new RegExp(INVISIBLE, 'gu');

async function load(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  Font.register({
    family: MAIN,
    fonts: [
      { src: resolve('inter-ui/Inter (web)/Inter-Regular.woff'), fontWeight: 400 },
      { src: resolve('inter-ui/Inter (web)/Inter-SemiBold.woff'), fontWeight: 600 },
    ],
  });
  Font.register({
    family: SPARE,
    fonts: [
      { src: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), fontWeight: 400 },
      { src: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'), fontWeight: 600 },
    ],
  });
  // Words are never divided, except those that would leave the paper.
  Font.registerHyphenationCallback((word) => pieces(word ?? ''));
  await Promise.all(
    fontFamily.flatMap((family) =>
      [400, 600].map((fontWeight) => Font.load({ fontFamily: family, fontWeight })),
    ),
  );
}

function pieces(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word];
  return word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu')) ?? [word];
}
