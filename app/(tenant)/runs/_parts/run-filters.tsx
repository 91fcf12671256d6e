'use client';

import { ListFilter } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useOptimistic, useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Popover } from '@/app/_ui/popover';
import { SkeletonList } from '@/app/_ui/skeleton-list';
import { Switch } from '@/app/_ui/switch';
import { TextInput } from '@/app/_ui/text-input';

import { filterOptionsAction } from '../actions';
import { type RunSearch, runsAddress } from '../address';

type Options = Extract<Awaited<ReturnType<typeof filterOptionsAction>>, { ok: true }>['value'];
type Choice = 'deck' | 'department' | 'starter' | 'assignee';

const choices: Choice[] = ['deck', 'assignee', 'starter', 'department'];
const days = ['from', 'to'] as const;

/** By deck, people, department, days, and what is late. The choices are fetched when somebody wants to choose. */
export function RunFilters({ search: shown }: { search: RunSearch }) {
  const t = useTranslations('runs.filter');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [options, setOptions] = useState<Options>();
  const [, startTransition] = useTransition();
  // What was chosen stands in the boxes at once, before the list has followed.
  const [search, choose] = useOptimistic(shown);
  const active = [...choices, ...days, 'overdue' as const].filter((name) => search[name]).length;

  function onOpenChange(next: boolean) {
    setOpen(next);
    if (!next || options) return;
    startTransition(async () => {
      const answer = await filterOptionsAction(undefined);
      if (answer.ok) setOptions(answer.value);
      else notify.error(errors(answer.code));
    });
  }

  function go(change: RunSearch) {
    startTransition(() => {
      choose({ ...search, ...change });
      router.replace(runsAddress(search, change) as Route, { scroll: false });
    });
  }

  /** In a box whose list is closed Escape would take the choice away; here it means "that is all". */
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || (event.target as Element).ariaExpanded === 'true') return;
    event.stopPropagation();
    setOpen(false);
  }

  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      align="start"
      trigger={
        <Button
          icon={<ListFilter aria-hidden />}
          aria-label={active > 0 ? t('active', { n: active }) : undefined}
        >
          {t('button')}
          {active > 0 && (
            <span className="rounded-full bg-accent px-1.5 font-mono text-2xs font-semibold text-on-accent">
              {active}
            </span>
          )}
        </Button>
      }
    >
      {!options && <SkeletonList rows={4} />}
      {options && (
        <form className="grid gap-3.5" onKeyDownCapture={closeOnEscape}>
          <Switch
            label={t('overdue')}
            checked={search.overdue === '1'}
            onCheckedChange={(on) => go({ overdue: on ? '1' : undefined })}
          />
          {choices.map((name) => (
            <Field key={name} label={t(name)}>
              <Combobox
                value={search[name] ?? ''}
                onChange={(value) => go({ [name]: value || undefined })}
                placeholder={t('anyone')}
                options={optionsFor(name, options)}
              />
            </Field>
          ))}
          <div className="grid gap-3.5">
            {days.map((name) => (
              <Field key={name} label={t(name)}>
                <TextInput
                  type="date"
                  value={search[name] ?? ''}
                  onChange={(event) => go({ [name]: event.target.value || undefined })}
                />
              </Field>
            ))}
          </div>
        </form>
      )}
    </Popover>
  );
}

function optionsFor(name: Choice, { decks, users, departments }: Options) {
  if (name === 'deck') return decks.map(({ id, title }) => ({ value: id, label: title }));
  const named = name === 'department' ? departments : users;
  return named.map(({ id, name: label }) => ({ value: id, label }));
}
