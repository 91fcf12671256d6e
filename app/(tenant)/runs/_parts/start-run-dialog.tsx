'use client';

import { Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { OverlayFooter } from '@/app/_ui/overlay-footer';
import { Problem } from '@/app/_ui/problem';
import { RadioGroup } from '@/app/_ui/radio-group';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';
import { startRunAction } from '@/app/(tenant)/runs/actions';

type Props = {
  decks: { id: string; title: string }[];
  /** Chosen already, where the dialog belongs to one deck. */
  deckId?: string;
  label?: string;
  size?: 'sm' | 'md';
  variant?: 'primary' | 'secondary';
};

/** Starting a run: which deck, what it is about, now or later. */
export function StartRunDialog({ decks, deckId, label, size = 'md', variant = 'primary' }: Props) {
  const t = useTranslations('runs.start');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [later, setLater] = useState(false);
  const [chosen, setChosen] = useState(deckId ?? '');
  const title = decks.find((deck) => deck.id === chosen)?.title ?? '';

  const [failure, submit] = useActionState(async (_: unknown, form: FormData) => {
    const result = await startRunAction({
      deckId: String(form.get('deckId') ?? ''),
      title: String(form.get('title') ?? '') || undefined,
      start: form.get('when') !== 'later',
    });
    if (!result.ok) return result;
    setOpen(false);
    notify.success(
      t(result.value.status === 'pending' ? 'created' : 'started', { number: result.value.number }),
    );
    router.push(`/runs/${result.value.id}`);
    return null;
  }, null);

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      description={t('description')}
      trigger={
        <Button
          variant={variant}
          size={size}
          icon={<Play aria-hidden />}
          aria-label={deckId ? t('quickLabel', { title }) : undefined}
        >
          {label ?? t('button')}
        </Button>
      }
    >
      {decks.length === 0 ? (
        <p className="text-ink-soft">{t('noDecks')}</p>
      ) : (
        <form action={submit} className="grid gap-4">
          {failure && <Problem message={errors(failure.code)} correlationId={failure.correlationId} />}
          {deckId ? (
            <input type="hidden" name="deckId" value={deckId} />
          ) : (
            <Field label={t('deck')} required>
              <Combobox
                name="deckId"
                options={decks.map((deck) => ({ value: deck.id, label: deck.title }))}
                value={chosen}
                onChange={setChosen}
                placeholder={t('deckPlaceholder')}
              />
            </Field>
          )}
          <Field label={t('name')} hint={t('nameHint')}>
            <TextInput key={chosen} name="title" defaultValue={title} maxLength={200} />
          </Field>
          <RadioGroup
            name="when"
            label={t('when')}
            value={later ? 'later' : 'now'}
            onChange={(value) => setLater(value === 'later')}
            options={[
              { value: 'now', label: t('now'), hint: t('nowHint') },
              { value: 'later', label: t('later'), hint: t('laterHint') },
            ]}
          />
          <OverlayFooter>
            <SubmitButton>{t(later ? 'submitLater' : 'submit')}</SubmitButton>
          </OverlayFooter>
        </form>
      )}
    </Dialog>
  );
}
