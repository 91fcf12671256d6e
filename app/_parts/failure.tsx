'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { LinkButton } from '@/app/_ui/link-button';

import { DeadEnd } from './dead-end';

/** An error of ours. Its reference stands in the log with everything else about it. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { digest } = error as { digest?: string };
  const t = useTranslations('common.failure');
  const common = useTranslations('common');

  return (
    <DeadEnd
      icon={<CircleAlert aria-hidden />}
      title={t('title')}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            {common('actions.retry')}
          </Button>
          <LinkButton href="/overview">{t('home')}</LinkButton>
        </>
      }
    >
      <p>{t('text')}</p>
      {digest && (
        <p className="mt-3 font-mono text-2xs break-all">{common('problem.reference', { id: digest })}</p>
      )}
    </DeadEnd>
  );
}
