'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';

import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { OverlayFooter } from '@/app/_ui/overlay-footer';
import { Problem } from '@/app/_ui/problem';
import { Select } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';

import { createDeckAction } from '../actions';

export function NewDeckDialog({ departments }: { departments: { id: string; name: string }[] }) {
  const t = useTranslations('decks.create');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [failure, submit] = useActionState(async (_: unknown, form: FormData) => {
    const result = await createDeckAction({
      title: String(form.get('title') ?? ''),
      departmentId: String(form.get('departmentId') ?? '') || null,
    });
    if (!result.ok) return result;
    router.push(`/decks/${result.value.id}`);
    return null;
  }, null);

  return (
    <Dialog
      title={t('title')}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          {t('button')}
        </Button>
      }
    >
      <form action={submit} className="grid gap-4">
        {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
        <Field label={t('name')} hint={t('nameHint')} required>
          <TextInput name="title" required maxLength={200} />
        </Field>
        <Field label={t('department')} hint={t('departmentHint')}>
          <Select
            name="departmentId"
            defaultValue=""
            options={[
              { value: '', label: t('none') },
              ...departments.map((each) => ({ value: each.id, label: each.name })),
            ]}
          />
        </Field>
        <OverlayFooter>
          <SubmitButton>{t('submit')}</SubmitButton>
        </OverlayFooter>
      </form>
    </Dialog>
  );
}
