'use client';

import { Bell as BellIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { classes } from '@/app/_ui/classes';
import { Problem } from '@/app/_ui/problem';
import { Skeleton } from '@/app/_ui/skeleton';
import type { NoticeData } from '@/lib/platform/notifications/inputs';

/** As it comes over the wire. */
export type Notice = {
  id: string;
  path: string;
  data: NoticeData;
  createdAt: string;
  readAt: string | null;
};

export type Notices = Notice[] | 'loading' | 'failed';

type Props = { notices: Notices; onRead: (id: string) => void; onFollow: () => void };

export function NoticeList({ notices, onRead, onFollow }: Props) {
  const t = useTranslations('shell.bell');
  if (notices === 'loading') return <Waiting />;
  if (notices === 'failed') {
    return (
      <div className="p-4">
        <Problem message={t('failed')} />
      </div>
    );
  }
  if (notices.length === 0) return <Nothing />;

  return (
    <ul className="divide-y divide-line">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Row notice={notice} onClick={() => (notice.readAt ? onFollow() : onRead(notice.id))} />
        </li>
      ))}
    </ul>
  );
}

function Row({ notice, onClick }: { notice: Notice; onClick: () => void }) {
  const t = useTranslations('shell');
  const when = useWhen();
  const { data } = notice;

  return (
    <Link
      href={notice.path as Route}
      onClick={onClick}
      className="flex gap-3 px-4 py-3 -outline-offset-2 transition-colors duration-100 hover:bg-hover"
    >
      <span
        className={classes(
          'mt-2 size-2 shrink-0 rounded-full',
          notice.readAt ? 'bg-transparent' : 'bg-accent',
        )}
      >
        {!notice.readAt && <span className="sr-only">{t('bell.unread')}</span>}
      </span>
      <span className="min-w-0 flex-1">
        <span className={classes('block text-md text-pretty', !notice.readAt && 'font-semibold')}>
          {t(`notice.${data.kind}`, { ...data })}
        </span>
        <span className="mt-0.5 block truncate text-sm text-ink-soft">
          {'runTitle' in data ? data.runTitle : data.deckTitle}
        </span>
        <span className="flex justify-between gap-3 text-ink-faint">
          <span className="font-mono text-xs leading-5">{'runNumber' in data && data.runNumber}</span>
          <span className="text-sm">{when.relative(new Date(notice.createdAt))}</span>
        </span>
      </span>
    </Link>
  );
}

function Waiting() {
  return (
    <div className="grid gap-3 p-4">
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}

function Nothing() {
  const t = useTranslations('shell.bell');

  return (
    <div className="grid justify-items-center gap-1 px-6 py-10 text-center">
      <BellIcon aria-hidden className="mb-1 size-6 text-ink-faint" />
      <p className="font-semibold">{t('empty')}</p>
      <p className="text-sm text-pretty text-ink-soft">{t('emptyMore')}</p>
    </div>
  );
}
