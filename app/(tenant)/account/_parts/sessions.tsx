'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import { Button } from '@/app/_ui/button';
import { notify } from '@/app/_ui/notify';
import type { SessionItem } from '@/lib/platform/identity/list-sessions';

import { endSessionsAction } from '../actions';

export function Sessions({ sessions }: { sessions: (SessionItem & { device: string | null })[] }) {
  const t = useTranslations('account.sessions');
  const errors = useTranslations('errors');
  const when = useWhen();
  const [pending, startTransition] = useTransition();

  function end(which: string) {
    startTransition(async () => {
      const result = await endSessionsAction({ which });
      if (result.ok) notify.success(t('done', { n: result.value.ended }));
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <div className="grid max-w-2xl gap-4">
      <p className="text-md text-ink-soft">{t('lead')}</p>
      <ul className="overflow-hidden rounded-lg border border-line bg-card">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-0"
          >
            <span className="min-w-0 flex-[1_1_16rem]">
              <span className="block truncate text-md">{session.device ?? t('unknown')}</span>
              <span className="block text-sm text-ink-faint">
                {session.ip} · {t('seen', { moment: when.relative(session.lastSeenAt) })}
              </span>
            </span>
            {session.isThis ? (
              <Badge tone="done">{t('this')}</Badge>
            ) : (
              <Button size="sm" disabled={pending} onClick={() => end(session.id)}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button disabled={pending} onClick={() => end('others')} className="justify-self-start">
          {t('others')}
        </Button>
      )}
    </div>
  );
}
