import { PenLine, Signature, Stamp } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Badge } from '@/app/_ui/badge';
import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

import { DueBadge } from './run-state';

/** One thing that waits for me: what, for which run, what it will ask, and by when. */
export function WaitingItem({ item }: { item: InboxItem }) {
  const t = useTranslations('inbox');

  return (
    <Link
      data-item
      href={addressOf(item) as Route}
      className="flex min-w-0 flex-[1_1_16rem] flex-wrap items-center gap-x-4 gap-y-2 py-3.5 pl-4 -outline-offset-2 sm:pl-5"
    >
      <span className="min-w-0 flex-[1_1_14rem]">
        <span className="block leading-snug font-strong text-pretty">
          {item.kind === 'approval' ? t('approval') : item.title}
        </span>
        <span className="mt-0.5 block text-sm text-ink-faint">
          {item.runTitle} ·{' '}
          <span className="font-mono tracking-tight whitespace-nowrap">{item.runNumber}</span>
        </span>
        <Demands item={item} />
      </span>
      <When item={item} />
    </Link>
  );
}

export function addressOf(item: InboxItem): string {
  return `/runs/${item.runId}?${item.checkpointId ? `step=${item.checkpointId}` : 'approval=1'}`;
}

/** A step that one press signs off: it asks nothing and wants nothing written. */
export function isPlain(item: InboxItem): boolean {
  return item.confirmationType === 'simple_ok' && !item.requireNote && !item.requireSignoffName;
}

function When({ item }: { item: InboxItem }) {
  const t = useTranslations('inbox');

  if (item.kind === 'approval') {
    return (
      <Badge tone="open" icon={<Stamp aria-hidden strokeWidth={2.25} />}>
        {t('approvalBadge')}
      </Badge>
    );
  }
  if (item.dueAt) return <DueBadge dueAt={item.dueAt} overdue={item.overdue} />;

  return <span className="text-sm text-ink-faint">{t('noDeadline')}</span>;
}

function Demands({ item }: { item: InboxItem }) {
  const t = useTranslations('inbox.needs');
  const asks = item.confirmationType === 'yes_no' || item.confirmationType === 'accept_reject';
  if (!asks && !item.requireNote && !item.requireSignoffName) return null;

  return (
    <span className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-soft">
      {asks && <span>{t(item.confirmationType as 'yes_no')}</span>}
      {item.requireNote && <Demand icon={<PenLine aria-hidden />}>{t('note')}</Demand>}
      {item.requireSignoffName && <Demand icon={<Signature aria-hidden />}>{t('signoff')}</Demand>}
    </span>
  );
}

function Demand({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 [&_svg]:size-3.5">
      {icon}
      {children}
    </span>
  );
}
