'use client';

import { Search } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useTransition } from 'react';

import { Combobox } from '@/app/_ui/combobox';
import { Select } from '@/app/_ui/select';
import { Spinner } from '@/app/_ui/spinner';
import { TextInput } from '@/app/_ui/text-input';

import { statuses, type TeamSearch, teamAddress } from '../address';

const PAUSE = 350;

/** Whom to look for: words while one types, once the fingers rest; department and status at once. */
export function PeopleFilter({
  search,
  departments,
}: {
  search: TeamSearch;
  departments: { value: string; label: string }[];
}) {
  const t = useTranslations('team');
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();

  useEffect(() => () => clearTimeout(waiting.current), []);

  function show(change: TeamSearch) {
    clearTimeout(waiting.current);
    startTransition(() => router.replace(teamAddress(search, change) as Route, { scroll: false }));
  }

  return (
    <search className="my-4 flex flex-wrap items-center gap-2">
      <form
        className="min-w-0 flex-[1_1_14rem] sm:max-w-72"
        onSubmit={(event) => {
          event.preventDefault();
          show({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
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
            const text = event.currentTarget.value.trim();
            clearTimeout(waiting.current);
            waiting.current = setTimeout(() => show({ q: text }), PAUSE);
          }}
        />
      </form>
      <div className="min-w-0 flex-[1_1_11rem] sm:max-w-60">
        <Combobox
          label={t('filter.department')}
          placeholder={t('filter.everyDepartment')}
          value={search.department ?? ''}
          onChange={(department) => show({ department })}
          options={departments}
        />
      </div>
      <div className="min-w-0 flex-[1_1_9rem] sm:max-w-48">
        <Select
          label={t('filter.status')}
          value={statuses.find((status) => status === search.status) ?? 'all'}
          onChange={(status) => show({ status: status === 'all' ? undefined : status })}
          options={[
            { value: 'all', label: t('filter.everyStatus') },
            ...statuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
      </div>
    </search>
  );
}
