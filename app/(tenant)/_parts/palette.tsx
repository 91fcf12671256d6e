'use client';

import { Search, X } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';

import { CommandDialog } from '@/app/_ui/command-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Kbd } from '@/app/_ui/kbd';
import { Spinner } from '@/app/_ui/spinner';

import { PaletteList } from './palette-list';
import { paletteGroups } from './palette-options';
import { useSearch } from './use-search';

const MOST_LETTERS = 200;

type Props = { pages: { href: string; label: string }[] };

/** Decks, runs, people and pages from wherever one is: Ctrl or ⌘ with K, or a press on the box in the top bar. */
export function Palette({ pages }: Props) {
  const t = useTranslations('search.palette');
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent) {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setOpen((isOpen) => !isOpen);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <CommandDialog
      title={t('title')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-keyshortcuts="Control+K Meta+K"
          className="flex min-h-10 w-full min-w-0 items-center gap-2.5 rounded-sm border border-line bg-card px-3 text-left text-md text-ink-soft transition-colors duration-100 hover:border-line-strong touch:min-h-11"
        >
          <Search aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 truncate">{t('open')}</span>
          <span aria-hidden className="hidden lg:block">
            <Kbd>{t('keys')}</Kbd>
          </span>
        </button>
      }
    >
      <Question pages={pages} onClose={() => setOpen(false)} />
    </CommandDialog>
  );
}

function Question({ pages, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('search.palette');
  const actions = useTranslations('common.actions');
  const router = useRouter();
  const listId = useId();
  const [q, setQ] = useState('');
  const [pointed, setPointed] = useState<string>();
  const { answer, isLoading, hasFailed } = useSearch(q);
  const groups = paletteGroups(q, pages, answer);
  const options = groups.flatMap((group) => group.options);
  const active = options.find((option) => option.id === pointed) ?? options[0];

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      const at = options.findIndex((option) => option.id === active?.id);
      setPointed(options.at((at + step) % options.length)?.id);
    }
    // While a word is being composed, Enter belongs to it.
    if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onClose();
      router.push(active.href as Route);
    }
  }

  return (
    <>
      <div className="flex shrink-0 items-center gap-2 border-b border-line py-1.5 pr-2 pl-4">
        {isLoading ? <Spinner /> : <Search aria-hidden className="size-4.5 shrink-0 text-ink-faint" />}
        <input
          type="text"
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={active?.id}
          aria-autocomplete="list"
          aria-label={t('title')}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={MOST_LETTERS}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            setPointed(undefined);
          }}
          onKeyDown={onKeyDown}
          className="min-h-11 min-w-0 flex-1 bg-transparent px-1.5 text-[1rem] text-ink outline-none placeholder:text-ink-faint"
        />
        <IconButton icon={<X aria-hidden />} label={actions('close')} onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <p role="status" className="sr-only">
          {q.trim() !== '' && !isLoading && !hasFailed ? t('count', { n: options.length }) : ''}
        </p>
        {hasFailed && !isLoading && (
          <p role="alert" className="px-5 pt-4 text-md text-overdue">
            {t('failed')}
          </p>
        )}
        {answer && options.length === 0 && (
          <div className="px-5 py-8 text-center">
            <p className="font-strong">{t('empty', { q: q.trim() })}</p>
            <p className="mt-1 text-md text-ink-soft">{t('emptyMore')}</p>
          </div>
        )}
        <PaletteList
          id={listId}
          groups={groups}
          activeId={active?.id}
          onPoint={setPointed}
          onChoose={onClose}
        />
      </div>
    </>
  );
}
