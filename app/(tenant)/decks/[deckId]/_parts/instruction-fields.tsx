'use client';

import { Braces } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';

import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Markdown } from '@/app/_ui/markdown';
import { Menu } from '@/app/_ui/menu';
import { TextArea } from '@/app/_ui/text-area';
import { type DraftCheckpoint, deckLimits } from '@/lib/processes/decks/inputs';

type Props = {
  instructions: string;
  earlier: readonly DraftCheckpoint[];
  set: (instructions: string) => void;
};

/** What is to be done, with values from earlier steps where they are wanted, and how it will read. */
export function InstructionFields({ instructions, earlier, set }: Props) {
  const t = useTranslations('decks.step');
  const words = useTranslations('decks.editor');
  const writing = useRef<HTMLTextAreaElement>(null);
  const values = earlier.flatMap((step) =>
    step.fields.map((field) => ({
      label: t('valueOf', {
        field: field.label || words('untitled'),
        title: step.title || words('untitled'),
      }),
      onSelect: () => insert(`{{${step.key}.${field.key}}}`),
    })),
  );

  function insert(placeholder: string) {
    const { selectionStart = instructions.length, selectionEnd = instructions.length } =
      writing.current ?? {};
    const text = instructions.slice(0, selectionStart) + placeholder + instructions.slice(selectionEnd);
    if (text.length <= deckLimits.text) set(text);
  }

  return (
    <>
      <Field label={t('instructions')} hint={t('instructionsHint')}>
        <TextArea
          ref={writing}
          rows={5}
          value={instructions}
          maxLength={deckLimits.text}
          onChange={(event) => set(event.target.value)}
        />
      </Field>
      {values.length > 0 && (
        <div>
          <Menu
            align="start"
            items={values}
            trigger={
              <Button size="sm" icon={<Braces aria-hidden />}>
                {t('insertValue')}
              </Button>
            }
          />
        </div>
      )}
      {instructions && (
        <details>
          <summary className="cursor-pointer text-sm font-strong">{t('preview')}</summary>
          <div className="mt-2 rounded-md border border-line p-3">
            <Markdown>{instructions}</Markdown>
          </div>
        </details>
      )}
    </>
  );
}
