import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { PageHeader } from '@/app/_ui/page-header';

import { Checks } from './_parts/checks';
import { CompareFile } from './_parts/compare-file';
import { Facts } from './_parts/facts';
import { Statement } from './_parts/statement';
import { Verdict } from './_parts/verdict';
import { loadSignature } from './loaders';

export async function generateMetadata() {
  return { title: (await getTranslations('signatures.verify'))('title') };
}

export default async function SignaturePage({ params }: PageProps<'/signatures/[signatureId]'>) {
  const { signatureId } = await params;
  const signature = await loadSignature(signatureId);
  const t = await getTranslations('signatures.verify');
  const { runId, runNumber, checkpointId, stepTitle } = signature;

  return (
    <ClientMessages namespaces={['signatures']}>
      <PageHeader
        crumbs={[
          { label: runNumber, href: `/runs/${runId}` },
          { label: stepTitle, href: `/runs/${runId}?step=${checkpointId}` },
        ]}
        title={t('title')}
        meta={t('meta', { label: signature.field.label, name: signature.printedName })}
      />
      <div className="grid max-w-3xl gap-5 *:min-w-0">
        <Verdict signature={signature} />
        <Facts signature={signature} />
        <Checks signature={signature} />
        <CompareFile original={signature.fileSha256} copy={signature.copySha256} />
        <Statement signature={signature} />
        <p className="text-sm text-ink-soft">{t('kindOf')}</p>
      </div>
    </ClientMessages>
  );
}
