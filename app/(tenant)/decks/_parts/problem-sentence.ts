import type { useTranslations } from 'next-intl';

import type { Problem } from '@/lib/platform/core/domain-error';

type Texts = ReturnType<typeof useTranslations<'decks'>>;

/** A problem of a deck or its file in the reader's language; what has no sentence of its own says its place. */
export function problemSentence(t: Texts, problem: Problem): string {
  const line = problem.params?.line;
  const sentence = ownSentence(t, `problems.${problem.code}`, problem);
  if (sentence) {
    return line === undefined || problem.code === 'not_json'
      ? sentence
      : `${t('import.atLine', { line })}: ${sentence}`;
  }
  const inFile = ownSentence(t, `fileProblems.${problem.code}`, problem);
  if (inFile)
    return `${line === undefined ? problem.pointer || '/' : t('import.atLine', { line })}: ${inFile}`;
  return t('problems.other', { pointer: problem.pointer || '/', message: problem.message });
}

function ownSentence(t: Texts, code: string, problem: Problem): string | null {
  const key = code as 'problems.other';
  return t.has(key) ? t(key, { title: '', name: '', ...problem.params } as never) : null;
}
