const LONGEST = 40;

/** Letters written in two ways: without their marks, and as German spells them where the marks are missing. */
const SPELT_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae', œ: 'oe' };
const PLAIN: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i', ß: 'ss' };

export type Word = { text: string; at: number };

/** The words of a text as they stand there: letters and digits, everything else divides. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({ text: match[0], at: match.index }));
}

/**
 * How a word may be written, in small letters without any marks: `Prüfung` is `prufung` and `pruefung`, and
 * `000123` is also 123. A text is found when it shares one of them with the question.
 */
export function spellingsOf(word: string): string[] {
  const small = word.normalize('NFC').toLowerCase();
  const plain = bare(small.replace(/[øæœłđıß]/g, (letter) => PLAIN[letter] ?? letter));
  const speltOut = bare(
    small.replace(/[äöüåøæœß]/g, (letter) => SPELT_OUT[letter] ?? PLAIN[letter] ?? letter),
  );
  const number = /^0+\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
  return [...new Set([plain, speltOut, number])].filter((spelling) => spelling !== '');
}

function bare(text: string): string {
  return [...text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')].slice(0, LONGEST).join('');
}
