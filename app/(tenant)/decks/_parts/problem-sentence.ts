import type { useTranslations } from 'next-intl';

import type { Problem } from '@/lib/platform/core/domain-error';

/** A problem of a deck or its file in the reader's language; what has no sentence of its own says its place. */
export function problemSentence(t: ReturnType<typeof useTranslations<'decks'>>, problem: Problem): string {
  const key = `problems.${problem.code}` as 'problems.other';
  const sentence = t.has(key)
    ? t(key, { title: '', name: '', ...problem.params } as never)
    : t('problems.other', { pointer: problem.pointer || '/', message: problem.message });
  const line = problem.params?.line;
  return line === undefined || problem.code === 'not_json'
    ? sentence
    : `${t('import.atLine', { line })}: ${sentence}`;
}
