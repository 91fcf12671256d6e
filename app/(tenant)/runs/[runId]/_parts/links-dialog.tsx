'use client';

import { Globe } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { notify } from '@/app/_ui/notify';
import type { LinkItem } from '@/lib/processes/links/list-links';

import { listLinksAction } from '../actions';
import { LinkForm } from './link-form';
import { LinkList } from './link-list';

/** Who outside may look: a new link, and those there are. */
export function LinksDialog({ runId }: { runId: string }) {
  const t = useTranslations('links.dialog');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [links, setLinks] = useState<LinkItem[]>();

  async function load() {
    const result = await listLinksAction({ runId });
    if (result.ok) setLinks(result.value);
    else notify.error(errors(result.code), { description: result.correlationId });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void load();
      }}
      trigger={
        <Button icon={<Globe aria-hidden />}>
          <span className="max-sm:sr-only">{t('button')}</span>
        </Button>
      }
      title={t('title')}
      description={t('text')}
    >
      <div className="grid gap-6">
        <LinkForm runId={runId} onMade={load} />
        <section aria-label={t('existing')}>
          <h3 className="mb-2 text-md font-semibold">{t('existing')}</h3>
          {links ? (
            <LinkList links={links} onRevoked={load} />
          ) : (
            <p className="text-md text-ink-soft">{t('loading')}</p>
          )}
        </section>
      </div>
    </Dialog>
  );
}
