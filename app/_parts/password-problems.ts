import type { useTranslations } from 'next-intl';

import type { Problem } from '@/lib/platform/core/domain-error';

const known = ['too_short', 'needs_upper', 'needs_lower', 'needs_digit', 'common', 'contains_name'] as const;

/** What the server has against a new password, as one line for its field. */
export function passwordProblems(
  problems: Problem[],
  t: ReturnType<typeof useTranslations<'auth.password'>>,
): string | undefined {
  const sentences = problems.map(({ code }) =>
    t(`problem.${known.find((each) => each === code) ?? 'other'}`),
  );
  return sentences.length > 0 ? [...new Set(sentences)].join(' ') : undefined;
}
