'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { MultiCombobox } from '@/app/_ui/multi-combobox';
import { notify } from '@/app/_ui/notify';

import { peopleOptionsAction, reassignCheckpointAction } from '../actions';

type Option = { value: string; label: string; hint?: string };

/** Handing a step to other people. */
export function ReassignDialog({
  checkpointId,
  title,
  userIds,
}: {
  checkpointId: string;
  title: string;
  userIds: string[];
}) {
  const t = useTranslations('runs.reassign');
  const errors = useTranslations('errors');
  const [open, setOpen] = useState(false);
  const [options, setOptions] = useState<Option[]>([]);
  const [chosen, setChosen] = useState(userIds);
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    if (!open) return;
    peopleOptionsAction({}).then((result) => {
      if (!result.ok) return;
      setOptions(
        result.value.users.map((user) => ({
          value: user.id,
          label: user.name,
          hint: user.hint ?? undefined,
        })),
      );
    });
  }, [open]);

  function submit() {
    if (chosen.length === 0) return setError(t('empty'));
    startTransition(async () => {
      const result = await reassignCheckpointAction({ checkpointId, userIds: chosen });
      if (!result.ok) return setError(errors(result.code));
      setOpen(false);
      notify.success(t('done', { title }));
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" className="-my-1 -ml-2" icon={<UserPlus aria-hidden />}>
          {t('button')}
        </Button>
      }
      title={t('title')}
      description={t('text')}
      footer={
        <Button variant="primary" pending={pending} onClick={submit}>
          {t('submit')}
        </Button>
      }
    >
      <Field label={t('people')} error={error}>
        <MultiCombobox options={options} value={chosen} onChange={setChosen} placeholder={t('placeholder')} />
      </Field>
    </Dialog>
  );
}
