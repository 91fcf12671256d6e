import { Lock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { DeadEnd } from '@/app/_parts/dead-end';
import { LinkButton } from '@/app/_ui/link-button';

export default async function ForbiddenPage() {
  const [t, common] = await Promise.all([getTranslations('shell.forbidden'), getTranslations('common')]);

  return (
    <DeadEnd
      icon={<Lock aria-hidden />}
      title={t('title')}
      action={<LinkButton href="/overview">{common('failure.home')}</LinkButton>}
    >
      {t('text')}
    </DeadEnd>
  );
}
