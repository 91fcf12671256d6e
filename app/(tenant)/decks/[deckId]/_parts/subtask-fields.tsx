'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { TextInput } from '@/app/_ui/text-input';
import { deckLimits } from '@/lib/processes/decks/inputs';

/** The parts of a step that are ticked off one by one before it can be confirmed. */
export function SubtaskFields({
  subtasks,
  set,
}: {
  subtasks: readonly string[];
  set: (subtasks: string[]) => void;
}) {
  const t = useTranslations('decks.step');
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-strong">{t('subtasks')}</legend>
      <p className="text-sm text-ink-soft">{t('subtasksHint')}</p>
      {subtasks.map((title, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a subtask is its place in the list
        <div key={at} className="flex items-center gap-1">
          <TextInput
            aria-label={t('subtask', { n: at + 1 })}
            value={title}
            maxLength={deckLimits.title}
            onChange={(event) => set(subtasks.with(at, event.target.value))}
          />
          <IconButton
            size="sm"
            icon={<X aria-hidden />}
            label={t('removeSubtask', { n: at + 1 })}
            onClick={() => set(subtasks.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {subtasks.length < deckLimits.subtasks && (
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={() => set([...subtasks, ''])}>
          {t('addSubtask')}
        </Button>
      )}
    </fieldset>
  );
}
