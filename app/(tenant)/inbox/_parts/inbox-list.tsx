'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';

import { addressOf, isPlain, WaitingItem } from '@/app/_parts/run/waiting-item';
import { Button } from '@/app/_ui/button';
import { Kbd } from '@/app/_ui/kbd';

import type { InboxGroup } from './group-items';
import { useListKeys } from './use-list-keys';
import { useSignOff } from './use-sign-off';

/** What waits for me, the most urgent first: j and k move, Enter opens, c signs off what asks for nothing more. */
export function InboxList({ groups }: { groups: InboxGroup[] }) {
  const t = useTranslations('inbox');
  const list = useRef<HTMLDivElement>(null);
  const { gone, signOff } = useSignOff();
  useListKeys(list);

  return (
    <>
      <div ref={list} className="grid gap-6">
        {groups.map(({ urgency, items }) => (
          <section key={urgency} aria-labelledby={urgency}>
            <h2
              id={urgency}
              className="mb-2 flex items-baseline gap-2 px-1 text-sm font-semibold text-ink-soft"
            >
              {t(`groups.${urgency}`)}
              <span className="font-mono text-xs text-ink-faint">{items.length}</span>
            </h2>
            <ul className="overflow-hidden rounded-lg border border-line bg-card">
              {items
                .filter((item) => !gone.includes(item.checkpointId ?? ''))
                .map((item) => (
                  <li
                    key={addressOf(item)}
                    className="flex flex-wrap items-center gap-x-4 border-b border-line pr-4 transition-colors duration-100 last:border-0 hover:bg-hover/60 has-[a:focus-visible]:bg-hover/60 sm:pr-5"
                  >
                    <WaitingItem item={item} />
                    {isPlain(item) && (
                      <Button
                        data-confirm
                        size="sm"
                        className="max-sm:mb-3.5 max-sm:ml-4 max-sm:w-full"
                        aria-label={t('confirmLabel', { title: item.title })}
                        onClick={() => signOff(item)}
                      >
                        {t('confirm')}
                      </Button>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <p aria-hidden className="mt-4 hidden gap-5 px-1 text-sm text-ink-faint lg:flex">
        <span className="flex items-center gap-1.5">
          <Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.move')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>Enter</Kbd> {t('keys.open')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>c</Kbd> {t('keys.confirm')}
        </span>
      </p>
    </>
  );
}
