import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { DefinitionList } from '@/app/_ui/definition-list';
import { TextLink } from '@/app/_ui/text-link';
import type { SignatureView } from '@/lib/processes/signatures/get-signature';

import { Section } from './section';

export function Facts({ signature }: { signature: SignatureView }) {
  const t = useTranslations('signatures.verify');
  const when = useWhen();
  const { printedName, signedAt, field, kind, fileName, version, fileSha256 } = signature;
  const { runId, runNumber, runTitle, checkpointId, stepTitle } = signature;

  return (
    <Section title={t('facts')}>
      <DefinitionList
        items={[
          { term: t('signer'), description: printedName },
          { term: t('when'), description: `${when.date(signedAt)}, ${when.time(signedAt)}` },
          { term: t('as'), description: t('asPage', { label: field.label, page: field.page }) },
          { term: t('kind'), description: t(`kinds.${kind}`) },
          {
            term: t('file'),
            description: (
              <span className="break-all">{t('fileVersion', { name: fileName, n: version })}</span>
            ),
          },
          {
            term: t('step'),
            description: <TextLink href={`/runs/${runId}?step=${checkpointId}`}>{stepTitle}</TextLink>,
          },
          { term: t('run'), description: `${runNumber}, ${runTitle}` },
          {
            term: t('hash'),
            description: <span className="font-mono text-sm break-all">{fileSha256}</span>,
          },
        ]}
      />
    </Section>
  );
}
