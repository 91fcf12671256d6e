import type { Problem } from '@/lib/platform/core/domain-error';

import { commonWords } from './common-passwords';
import { passwordRules } from './inputs';

type Owner = { name: string; email: string };

/** Everything that speaks against a new password, under the tenant's rule. */
export function passwordProblems(
  password: string,
  owner: Owner,
  policy: 'composition' | 'nist',
  pointer = '/password',
): Problem[] {
  const broken =
    policy === 'nist'
      ? nistRules(password)
      : passwordRules.filter((rule) => !rule.holds(password)).map((rule) => rule.code);
  const codes = [
    ...broken,
    ...(isCommon(password) ? ['common'] : []),
    ...(containsName(password, owner) ? ['contains_name'] : []),
  ];
  return codes.map((code) => ({ pointer, code, message: messages[code as keyof typeof messages] }));
}

const messages = {
  too_short: 'The password is too short.',
  needs_upper: 'The password needs an upper-case letter.',
  needs_lower: 'The password needs a lower-case letter.',
  needs_digit: 'The password needs a digit.',
  common: 'This password is among the first that are guessed.',
  contains_name: 'The password must not contain your name or address.',
};

/** Length alone, as long as there is no second factor. */
function nistRules(password: string): string[] {
  return [...password].length >= 15 ? [] : ['too_short'];
}

/** A common word, or one with little more than digits, signs and up to three letters around it. */
function isCommon(password: string): boolean {
  const letters = password
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(/[^\p{L}]/gu, '');
  if (letters === '' || commonWords.has(letters) || /^(.)\1*$/u.test(password)) return true;
  return [...commonWords].some(
    (word) => word.length >= 5 && letters.includes(word) && letters.length - word.length <= 3,
  );
}

function containsName(password: string, owner: Owner): boolean {
  const parts = [...owner.name.split(/[\s-]+/), ...(owner.email.split('@')[0] ?? '').split(/[._-]+/)];
  const lower = password.toLowerCase();
  return parts.some((part) => part.length >= 4 && lower.includes(part.toLowerCase()));
}
