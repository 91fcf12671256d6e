'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { IconButton } from '@/app/_ui/icon-button';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { SkeletonList } from '@/app/_ui/skeleton-list';
import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import { shareLevels } from '@/lib/processes/decks/inputs';
import type { Share } from '@/lib/processes/decks/list-shares';

import { listSharesAction, shareDeckAction } from '../actions';

/** Who works with the deck besides its owner, and how far that goes. */
export function ShareDialog({
  deckId,
  people,
  open,
  onOpenChange,
}: {
  deckId: string;
  people: PeopleOptions;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('decks.share');
  const errors = useTranslations('errors');
  const [owner, setOwner] = useState('');
  const [shares, setShares] = useState<Share[]>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    setFailure(undefined);
    if (!open) return;
    setShares(undefined);
    startTransition(async () => {
      const answer = await listSharesAction({ deckId });
      if (!answer.ok) return setFailure(answer);
      setOwner(answer.value.owner);
      setShares(answer.value.shares);
    });
  }, [open, deckId]);

  function save() {
    startTransition(async () => {
      const answer = await shareDeckAction({
        deckId,
        shares: (shares ?? []).map(({ type, id, level, withSubDepartments }) =>
          type === 'user'
            ? { type, userId: id, level }
            : { type, departmentId: id, level, withSubDepartments },
        ),
      });
      if (!answer.ok) return setFailure(answer);
      onOpenChange(false);
      notify.success(t('saved'));
    });
  }

  function add(value: string) {
    const [type, id] = value.split(':') as [Share['type'], string];
    const list = type === 'user' ? people.users : people.departments;
    const name = list.find((each) => each.id === id)?.name;
    if (name) setShares([...(shares ?? []), { type, id, name, level: 'editor', withSubDepartments: false }]);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={t('text')}
      footer={
        <Button variant="primary" pending={pending} disabled={!shares} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
        {!shares && !failure && <SkeletonList rows={2} />}
        {shares && (
          <>
            <p className="text-md">{t('owner', { name: owner })}</p>
            {shares.length > 0 && (
              <ul className="grid gap-2">
                {shares.map((share, at) => (
                  <li key={share.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span className="min-w-0 flex-1 truncate text-md">
                      {share.name}
                      {share.type === 'department' && (
                        <span className="ml-1.5 text-sm text-ink-faint">{t('department')}</span>
                      )}
                    </span>
                    <div className="w-40 shrink-0">
                      <Select
                        label={t('level', { name: share.name })}
                        value={share.level}
                        options={shareLevels.map((value) => ({ value, label: t(`levels.${value}`) }))}
                        onChange={(level) =>
                          setShares(shares.with(at, { ...share, level: level as Share['level'] }))
                        }
                      />
                    </div>
                    <IconButton
                      size="sm"
                      icon={<X aria-hidden />}
                      label={t('remove', { name: share.name })}
                      onClick={() => setShares(shares.filter((each) => each !== share))}
                    />
                    {share.type === 'department' && (
                      <div className="w-full">
                        <Checkbox
                          label={t('withSubDepartments', { name: share.name })}
                          checked={share.withSubDepartments}
                          onCheckedChange={(withSubDepartments) =>
                            setShares(shares.with(at, { ...share, withSubDepartments }))
                          }
                        />
                      </div>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <Field label={t('add')} hint={t('addHint')}>
              <Combobox
                // Chosen is added to the list; the field is for the next one.
                key={shares.length}
                onChange={add}
                options={optionsOf(people, shares, t('department'))}
              />
            </Field>
          </>
        )}
      </div>
    </Dialog>
  );
}

function optionsOf(people: PeopleOptions, shares: readonly Share[], department: string) {
  const taken = new Set(shares.map(({ id }) => id));
  return [
    ...people.departments.map(({ id, name }) => ({
      value: `department:${id}`,
      label: name,
      hint: department,
      id,
    })),
    ...people.users.map(({ id, name, hint }) => ({
      value: `user:${id}`,
      label: name,
      hint: hint ?? undefined,
      id,
    })),
  ].filter(({ id }) => !taken.has(id));
}
