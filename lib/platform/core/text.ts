import { z } from 'zod';

// Everything that is invisible or steers a terminal or the direction of a line; tab and line break stay in long texts.
const controls = /[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const controlsInText = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** A single line a person typed: trimmed, well-formed, without control characters. Any script and emoji are welcome. */
export function line(max: number) {
  return lineOrNothing(max).min(1, { error: 'must not be empty' });
}

/** Like `line`, but what holds nothing or only blanks is empty. */
export function lineOrNothing(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: `at most ${max} characters` })
    .refine((value) => value.isWellFormed() && !controls.test(value), {
      error: 'must not contain control characters',
    });
}

/** Like `line`, but may be empty. */
export function optionalLine(max: number) {
  return z.union([z.literal(''), line(max)]);
}

/** Several lines, Markdown or plain. Line breaks are normalised to \n. */
export function paragraph(max: number) {
  return z
    .string()
    .max(max, { error: `at most ${max} characters` })
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .refine((value) => value.isWellFormed() && !controlsInText.test(value), {
      error: 'must not contain control characters',
    });
}
