import { useTranslations } from 'next-intl';

import { Callout } from '@/app/_ui/callout';
import type { SignatureView } from '@/lib/processes/signatures/get-signature';

/** The answer before the reasons. */
export function Verdict({ signature }: { signature: SignatureView }) {
  const t = useTranslations('signatures.verify');
  const { statement, audit, current } = signature.checks;

  if (statement && audit === 'erased')
    return (
      <Callout tone="open" title={t('unproven')}>
        {t('unprovenText')}
      </Callout>
    );
  if (!statement || audit !== 'same')
    return (
      <Callout tone="overdue" title={t('bad')}>
        {t('badText')}
      </Callout>
    );
  if (!current)
    return (
      <Callout tone="open" title={t('older')}>
        {t('olderText', { n: signature.version })}
      </Callout>
    );
  return (
    <Callout tone="done" title={t('allGood')}>
      {t('allGoodText')}
    </Callout>
  );
}
