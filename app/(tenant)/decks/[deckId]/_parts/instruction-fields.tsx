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
  // Where somebody was writing when they went to the menu; before that, everything is put at the end.
  const caret = useRef<number>(null);
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
    const at = caret.current ?? instructions.length;
    const text = instructions.slice(0, at) + placeholder + instructions.slice(at);
    caret.current = at + placeholder.length;
    if (text.length <= deckLimits.text) set(text);
  }

  return (
    <>
      <Field label={t('instructions')} hint={t('instructionsHint')}>
        <TextArea
          rows={5}
          value={instructions}
          maxLength={deckLimits.text}
          onChange={(event) => set(event.target.value)}
          onBlur={(event) => {
            caret.current = event.target.selectionStart;
          }}
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
