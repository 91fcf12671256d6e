import { useTranslations } from 'next-intl';

import { Avatar } from './avatar';

/** Some people, overlapping; the rest is counted. */
export function AvatarGroup({
  names,
  max = 4,
  size = 'md',
}: {
  names: string[];
  max?: number;
  size?: 'sm' | 'md';
}) {
  const t = useTranslations('common.avatars');
  const rest = names.length - max;

  return (
    <span className="inline-flex items-center pl-0.5">
      {names.slice(0, max).map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name, and a face holds no state
        <Avatar key={at} name={name} size={size} className="-ml-0.5 ring-2 ring-card" />
      ))}
      {rest > 0 && (
        <span className="ml-1.5 font-mono text-xs text-ink-soft">
          <span aria-hidden>+{rest}</span>
          <span className="sr-only">{t('more', { n: rest })}</span>
        </span>
      )}
    </span>
  );
}
