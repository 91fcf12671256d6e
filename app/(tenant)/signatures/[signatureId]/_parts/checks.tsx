import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

import type { SignatureView } from '@/lib/processes/signatures/get-signature';

import { Section } from './section';

const looks = {
  good: { icon: CircleCheck, className: 'text-done' },
  fair: { icon: TriangleAlert, className: 'text-open' },
  bad: { icon: CircleX, className: 'text-overdue' },
} as const;

export function Checks({ signature }: { signature: SignatureView }) {
  const t = useTranslations('signatures.verify');
  const { version, currentVersion, isRemoved, checks, audit } = signature;
  const auditLook = { same: 'good', erased: 'fair', differs: 'bad', missing: 'bad' } as const;

  return (
    <Section title={t('checks')}>
      <ul className="grid gap-2">
        <Check look={checks.statement ? 'good' : 'bad'}>
          {t(checks.statement ? 'statementOk' : 'statementBad')}
        </Check>
        <Check look={auditLook[checks.audit]}>{t(`audit.${checks.audit}`, { seq: audit?.seq ?? 0 })}</Check>
        <Check look={checks.current ? 'good' : 'fair'}>{sayCurrent()}</Check>
      </ul>
    </Section>
  );

  function sayCurrent(): string {
    if (checks.current) return t('currentYes');
    return isRemoved ? t('removed') : t('currentNo', { n: version, current: currentVersion });
  }
}

function Check({ look, children }: { look: keyof typeof looks; children: string }) {
  const { icon: Icon, className } = looks[look];
  return (
    <li className="flex items-start gap-2.5 text-md">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${className}`} />
      <span>{children}</span>
    </li>
  );
}
