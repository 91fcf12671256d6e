'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import { useLiveWhen } from '@/app/_i18n/use-live-when';
import { Badge } from '@/app/_ui/badge';
import { Button } from '@/app/_ui/button';
import { Kbd } from '@/app/_ui/kbd';
import { notify } from '@/app/_ui/notify';
import { confirmCheckpointAction } from '@/app/(tenant)/runs/[runId]/actions';
import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

/** What waits for me, with the keyboard: j and k move, Enter opens, c signs off what asks for nothing more. */
export function InboxList({ items }: { items: InboxItem[] }) {
  const t = useTranslations('inbox');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const confirm = useConfirm();
  const router = useRouter();

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const typing = (event.target as HTMLElement).closest('input, textarea, [role=dialog], [role=combobox]');
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
      const item = items[at];
      if (event.key === 'j') move(Math.min(items.length - 1, at + 1));
      else if (event.key === 'k') move(Math.max(0, at - 1));
      else if (event.key === 'c' && item && isPlain(item)) confirm.run(item);
      else if (event.key === 'c' && item) router.push(addressOf(item) as Route);
    }
    function move(to: number) {
      setAt(to);
      list.current?.querySelectorAll<HTMLElement>('a[data-item]')[to]?.focus();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [at, items, confirm, router]);

  return (
    <>
      <ul
        ref={list}
        aria-label={t('label')}
        className="overflow-hidden rounded-lg border border-line bg-card"
      >
        {items.map((item, index) => (
          <li
            key={item.checkpointId ?? item.runId}
            className="flex flex-wrap items-center gap-x-4 border-b border-line pr-4 last:border-0 hover:bg-hover"
          >
            <Item item={item} onFocus={() => setAt(index)} />
            {isPlain(item) && (
              <Button
                size="sm"
                disabled={confirm.pending}
                aria-label={t('confirmLabel', { title: item.title })}
                onClick={() => confirm.run(item)}
              >
                {t('confirm')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 hidden gap-4 text-sm text-ink-faint lg:flex">
        <span>
          <Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.move')}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t('keys.open')}
        </span>
        <span>
          <Kbd>c</Kbd> {t('keys.confirm')}
        </span>
      </p>
    </>
  );
}

function Item({ item, onFocus }: { item: InboxItem; onFocus: () => void }) {
  const t = useTranslations('inbox');
  const when = useLiveWhen();
  return (
    <Link
      data-item
      href={addressOf(item) as Route}
      onFocus={onFocus}
      className="flex min-h-16 min-w-0 flex-[1_1_18rem] flex-wrap items-center gap-x-4 gap-y-1.5 py-3 pl-4"
    >
      <span className="min-w-0 flex-[1_1_14rem]">
        <span className="block font-strong text-pretty">
          {item.kind === 'approval' ? t('approval') : item.title}
        </span>
        <span className="block truncate text-sm text-ink-faint">
          <span className="font-mono">{item.runNumber}</span> · {item.runTitle}
        </span>
      </span>
      {item.kind === 'approval' ? (
        <Badge tone="open">{t('approvalBadge')}</Badge>
      ) : item.dueAt ? (
        <Badge tone={item.overdue ? 'overdue' : 'open'}>
          {item.overdue ? when.left(item.dueAt) : when.due(item.dueAt)}
        </Badge>
      ) : (
        <span className="text-sm text-ink-faint">{t('noDeadline')}</span>
      )}
    </Link>
  );
}

function useConfirm() {
  const t = useTranslations('inbox');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return {
    pending,
    run: (item: InboxItem) =>
      startTransition(async () => {
        const result = await confirmCheckpointAction({
          checkpointId: item.checkpointId!,
          revision: item.revision,
        });
        if (result.ok) notify.success(t('confirmed', { title: item.title }));
        else {
          notify.error(errors(result.code), { description: result.correlationId });
          router.refresh();
        }
      }),
  };
}

function isPlain(item: InboxItem): boolean {
  return item.confirmationType === 'simple_ok' && !item.requireNote && !item.requireSignoffName;
}

function addressOf(item: InboxItem): string {
  return `/runs/${item.runId}?${item.checkpointId ? `step=${item.checkpointId}` : 'approval=1'}`;
}
