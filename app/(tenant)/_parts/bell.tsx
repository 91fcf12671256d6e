'use client';

import { Bell as BellIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { Popover } from '@/app/_ui/popover';

import { markReadAction } from './actions';
import { NoticeList, type Notices } from './notice-list';
import { useUnread } from './use-unread';

/** What has happened for me. The number keeps itself fresh; the list is asked for when it is opened. */
export function Bell({ unread: initially }: { unread: number }) {
  const t = useTranslations('shell.bell');
  const [unread, setUnread] = useUnread(initially);
  const [open, setOpen] = useState(false);
  const [notices, setNotices] = useState<Notices>('loading');

  function change(next: boolean) {
    setOpen(next);
    if (next) void load();
  }

  async function load() {
    const response = await fetch('/api/bell/notices').catch(() => null);
    setNotices(response?.ok ? (await response.json()).items : 'failed');
  }

  async function readAll() {
    setUnread(0);
    await markReadAction({ all: true });
    await load();
  }

  async function readOne(notificationId: string) {
    setOpen(false);
    setUnread(Math.max(0, unread - 1));
    await markReadAction({ notificationId });
  }

  return (
    <Popover
      open={open}
      onOpenChange={change}
      label={t('title')}
      className="w-96"
      trigger={
        <IconButton
          label={t('label', { n: unread })}
          icon={
            <span className="relative">
              <BellIcon aria-hidden />
              {unread > 0 && <Count unread={unread} />}
            </span>
          }
        />
      }
    >
      <div className="-m-4">
        <div className="flex min-h-13 items-center justify-between gap-3 border-b border-line bg-raised px-4">
          <h2 className="text-md font-heavy">{t('title')}</h2>
          {unread > 0 && (
            <Button size="sm" variant="ghost" onClick={readAll}>
              {t('readAll')}
            </Button>
          )}
        </div>
        <NoticeList notices={notices} onRead={readOne} onFollow={() => setOpen(false)} />
      </div>
    </Popover>
  );
}

function Count({ unread }: { unread: number }) {
  return (
    <span
      aria-hidden
      className="absolute -top-2 left-2.5 min-w-4.5 rounded-full bg-accent px-1 text-center font-mono text-[0.625rem] leading-4.5 font-semibold text-on-accent"
    >
      {unread > 99 ? '99+' : unread}
    </span>
  );
}
