import { CircleCheckBig } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { WaitingItem } from '@/app/_parts/run/waiting-item';
import { EmptyState } from '@/app/_ui/empty-state';
import type { Overview } from '@/lib/processes/checkpoints/get-overview';
import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

import { SectionHead } from './section-head';

export function OpenSteps({ open }: { open: Overview['open'] }) {
  const t = useTranslations('overview.open');

  return (
    <section>
      <SectionHead
        title={t('title')}
        href="/inbox"
        more={open.total > open.items.length ? t('all', { n: open.total }) : t('toInbox')}
      />
      {open.items.length > 0 && <WaitingList items={open.items} />}
      {open.items.length === 0 && (
        <EmptyState icon={<CircleCheckBig aria-hidden />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      )}
    </section>
  );
}

/** Absent where nothing waits: an approval holds up a whole run, so it stands above the steps. */
export function Approvals({ approvals }: { approvals: Overview['approvals'] }) {
  const t = useTranslations('overview');
  if (approvals.items.length === 0) return null;

  return (
    <section>
      <SectionHead
        title={t('approvals.title')}
        href="/inbox"
        more={
          approvals.total > approvals.items.length ? t('open.all', { n: approvals.total }) : t('open.toInbox')
        }
      />
      <WaitingList items={approvals.items} />
    </section>
  );
}

function WaitingList({ items }: { items: InboxItem[] }) {
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-card">
      {items.map((item) => (
        <li
          key={item.checkpointId ?? item.runId}
          className="flex border-b border-line pr-4 transition-colors duration-100 last:border-0 hover:bg-hover/60 sm:pr-5"
        >
          <WaitingItem item={item} />
        </li>
      ))}
    </ul>
  );
}
