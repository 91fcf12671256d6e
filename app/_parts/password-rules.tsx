'use client';

import { Circle, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { classes } from '@/app/_ui/classes';
import { PASSWORD_MIN, passwordRules } from '@/lib/platform/identity/inputs';

export type PasswordPolicy = 'composition' | 'nist';

const NIST_MIN = 15;
const lengthAlone = [
  { code: 'too_short', holds: (password: string) => [...password].length >= NIST_MIN },
] as const;

/** What a new password needs, ticked off while it is typed. The server looks again, and knows more. */
export function PasswordRules({ password, policy }: { password: string; policy: PasswordPolicy }) {
  const t = useTranslations('auth.password');
  const rules = policy === 'nist' ? lengthAlone : passwordRules;
  const min = policy === 'nist' ? NIST_MIN : PASSWORD_MIN;

  return (
    <div className="text-sm text-ink-soft">
      <p className="mb-1.5">{t('rules')}</p>
      <ul aria-live="polite" className="grid gap-1">
        {rules.map(({ code, holds }) => {
          const met = holds(password);
          const Icon = met ? CircleCheck : Circle;
          return (
            <li key={code} className={classes('flex items-center gap-2', met && 'text-done')}>
              <Icon aria-hidden className="size-4 shrink-0" />
              {t(`rule.${code}`, { min })}
              <span className="sr-only">{t(met ? 'met' : 'open')}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
