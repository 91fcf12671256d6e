import { MapPinOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { DeadEnd } from '@/app/_parts/dead-end';
import { LinkButton } from '@/app/_ui/link-button';

export async function generateMetadata() {
  const t = await getTranslations('shell.notFound');
  return { title: t('title') };
}

/** Also the answer on a host that belongs to nobody; so it says nothing about who could live here. */
export default async function NotFoundPage() {
  const [t, common] = await Promise.all([getTranslations('shell.notFound'), getTranslations('common')]);

  return (
    <main>
      <DeadEnd
        icon={<MapPinOff aria-hidden />}
        title={t('title')}
        action={<LinkButton href="/overview">{common('failure.home')}</LinkButton>}
      >
        {t('text')}
      </DeadEnd>
    </main>
  );
}
