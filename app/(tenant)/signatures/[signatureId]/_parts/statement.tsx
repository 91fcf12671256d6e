import { useTranslations } from 'next-intl';

import type { SignatureView } from '@/lib/processes/signatures/get-signature';

import { Section } from './section';

/** The bytes themselves, so that anybody can hash them with a tool of their own. */
export function Statement({ signature }: { signature: SignatureView }) {
  const t = useTranslations('signatures.verify');
  return (
    <Section title={t('statement')}>
      <p className="rounded-sm bg-sunken p-3 font-mono text-sm break-all whitespace-pre-wrap">
        {signature.statement}
      </p>
      <p className="mt-3 text-sm text-ink-soft">{t('statementHash')}</p>
      <p className="font-mono text-sm break-all">{signature.statementSha256}</p>
    </Section>
  );
}
