'use client';

import { Play } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import type { ActionFailure } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Combobox } from '@/app/_ui/combobox';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { RadioGroup } from '@/app/_ui/radio-group';
import { SkeletonList } from '@/app/_ui/skeleton-list';
import { TextInput } from '@/app/_ui/text-input';

import { startableDecksAction, startRunAction } from '../actions';

type Deck = { id: string; title: string; departmentName?: string | null };

type Props = {
  /** The ones to choose from; left out, they are fetched when the dialog opens. */
  decks?: Deck[];
  /** Chosen already, where the dialog belongs to one deck. */
  deckId?: string;
  label?: string;
  size?: 'sm' | 'md';
  variant?: 'primary' | 'secondary';
};

/** Starting a run: which deck, what it is about, now or later. */
export function StartRunDialog({
  decks: given,
  deckId: fixed,
  label,
  size = 'md',
  variant = 'primary',
}: Props) {
  const t = useTranslations('runs.start');
  const errors = useTranslations('errors');
  const formId = useId();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [decks, setDecks] = useState(given);
  const [deckId, setDeckId] = useState(fixed ?? '');
  const [begin, setBegin] = useState('now');
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();
  const chosen = decks?.find((each) => each.id === deckId);

  function onOpenChange(next: boolean) {
    setOpen(next);
    setFailure(undefined);
    if (!next || decks) return;
    startTransition(async () => {
      const answer = await startableDecksAction(undefined);
      if (answer.ok) setDecks(answer.value);
      else setFailure(answer);
    });
  }

  function start(form: FormData) {
    const title = String(form.get('title') ?? '').trim();
    startTransition(async () => {
      const answer = await startRunAction({ deckId, title: title || undefined, start: begin === 'now' });
      if (!answer.ok) return setFailure(answer);
      setOpen(false);
      notify.success(t(begin === 'now' ? 'started' : 'created', { number: answer.value.number }));
      router.push(`/runs/${answer.value.id}` as Route);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={fixed ? (chosen?.title ?? t('title')) : t('title')}
      description={t('description')}
      trigger={
        <Button
          variant={variant}
          size={size}
          icon={<Play aria-hidden />}
          aria-label={fixed && chosen && label ? `${label}: ${chosen.title}` : undefined}
        >
          {label ?? t('button')}
        </Button>
      }
      footer={
        <Button
          type="submit"
          form={formId}
          variant="primary"
          disabled={!deckId}
          pending={pending && Boolean(decks)}
        >
          {t(begin === 'now' ? 'submit' : 'submitLater')}
        </Button>
      }
    >
      <form
        id={formId}
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          start(new FormData(event.currentTarget));
        }}
      >
        {failure && (
          <Problem
            message={
              failure.code === 'sub_deck_archived'
                ? t('subDeckArchived', { deck: failure.params.deck ?? '' })
                : errors(failure.code)
            }
            correlationId={failure.correlationId}
          />
        )}
        {!fixed && !failure && <DeckChoice decks={decks} value={deckId} onChange={setDeckId} />}
        <Field label={t('name')} hint={t('nameHint')}>
          <TextInput key={chosen?.id} name="title" maxLength={200} defaultValue={chosen?.title} />
        </Field>
        <RadioGroup
          label={t('when')}
          value={begin}
          onChange={setBegin}
          options={[
            { value: 'now', label: t('now'), hint: t('nowHint') },
            { value: 'later', label: t('later'), hint: t('laterHint') },
          ]}
        />
      </form>
    </Dialog>
  );
}

function DeckChoice({
  decks,
  value,
  onChange,
}: {
  decks?: Deck[];
  value: string;
  onChange: (deckId: string) => void;
}) {
  const t = useTranslations('runs.start');
  if (!decks) return <SkeletonList rows={1} />;
  if (decks.length === 0) return <p className="text-md text-ink-soft">{t('noDecks')}</p>;

  return (
    <Field label={t('deck')} required>
      <Combobox
        value={value}
        onChange={onChange}
        placeholder={t('deckPlaceholder')}
        options={decks.map((deck) => ({
          value: deck.id,
          label: deck.title,
          hint: deck.departmentName ?? undefined,
        }))}
      />
    </Field>
  );
}
