'use client';

import { useTranslations } from 'next-intl';
import { type ReactElement, useId, useState, useTransition } from 'react';

import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { TextInput } from '@/app/_ui/text-input';

type Props = {
  trigger?: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  name?: string;
  /** What is said when it has worked. */
  done: (name: string) => string;
  save: (name: string) => Promise<ActionResult<unknown>>;
};

/** Asks for the name of a view. */
export function ViewNameDialog({ name = '', done, save, onOpenChange, ...dialog }: Props) {
  const t = useTranslations('search.views');
  const actions = useTranslations('common.actions');
  const errors = useTranslations('errors');
  const formId = useId();
  const [taken, setTaken] = useState(false);
  const [pending, startTransition] = useTransition();

  function change(open: boolean) {
    setTaken(false);
    onOpenChange(open);
  }

  function submit(form: FormData) {
    const wanted = String(form.get('name') ?? '').trim();
    startTransition(async () => {
      const result = await save(wanted);
      if (!result.ok && result.code === 'name_taken') return setTaken(true);
      change(false);
      if (result.ok) notify.success(done(wanted));
      else notify.error(errors(result.code), { description: result.correlationId });
    });
  }

  return (
    <Dialog
      {...dialog}
      onOpenChange={change}
      size="sm"
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          {actions('save')}
        </Button>
      }
    >
      <form id={formId} action={submit}>
        <Field
          label={t('name')}
          hint={t('nameHint')}
          required
          error={taken ? errors('name_taken') : undefined}
        >
          <TextInput name="name" required maxLength={60} defaultValue={name} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
