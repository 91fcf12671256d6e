import type { useTranslations } from 'next-intl';

const builtIn = ['admin', 'lead', 'employee'] as const;

/** Built-in roles are named in the reader's language, others as the company named them. */
export function roleWord(
  t: ReturnType<typeof useTranslations<'team'>>,
  role: { key: string; name: string },
): string {
  const key = builtIn.find((each) => each === role.key);
  return key ? t(`roles.${key}`) : role.name;
}
