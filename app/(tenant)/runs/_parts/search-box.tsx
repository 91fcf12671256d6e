'use client';

import { Search } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useTransition } from 'react';

import { Spinner } from '@/app/_ui/spinner';
import { TextInput } from '@/app/_ui/text-input';

import { type RunSearch, runsAddress } from '../address';

const PAUSE = 350;

/** Searches while one types, once the fingers rest. */
export function SearchBox({ search }: { search: RunSearch }) {
  const t = useTranslations('runs');
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();

  useEffect(() => () => clearTimeout(waiting.current), []);

  function look(text: string) {
    clearTimeout(waiting.current);
    startTransition(() =>
      router.replace(runsAddress(search, { q: text.trim() }) as Route, { scroll: false }),
    );
  }

  return (
    <form
      className="min-w-0 flex-1 basis-full sm:w-72 sm:flex-none sm:basis-auto"
      onSubmit={(event) => {
        event.preventDefault();
        look(String(new FormData(event.currentTarget).get('q') ?? ''));
      }}
    >
      <TextInput
        key={search.q ? undefined : 'empty'}
        name="q"
        type="search"
        maxLength={200}
        defaultValue={search.q}
        icon={pending ? <Spinner /> : <Search aria-hidden />}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => {
          const text = event.currentTarget.value;
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => look(text), PAUSE);
        }}
      />
    </form>
  );
}
