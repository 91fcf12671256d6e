'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import type { Problem as FileProblem } from '@/lib/platform/core/domain-error';
import { deckLimits } from '@/lib/processes/decks/inputs';

import { importDeckAction } from '../actions';
import { problemSentence } from './problem-sentence';

type Failure = { code: 'invalid_input' | string; correlationId?: string; problems: FileProblem[] };

/** A deck from a checklist or an exported file; whatever is wrong is named with its place. */
export function ImportDialog() {
  const t = useTranslations('decks');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size > deckLimits.jsonBytes) return setFailure({ code: 'too_large', problems: [] });
    setFailure(null);
    setText(await file.text());
  }

  function submit() {
    startTransition(async () => {
      const format = text.trimStart().startsWith('{') ? 'json' : 'markdown';
      const result = await importDeckAction({ format, text });
      if (!result.ok) return setFailure(result);
      const { id, title, checkpointCount, warnings } = result.value;
      setOpen(false);
      notify.success(t('import.done', { title, steps: checkpointCount }), {
        description: warnings.map((warning) => problemSentence(t, warning)).join(' ') || undefined,
      });
      router.push(`/decks/${id}`);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      title={t('import.title')}
      description={t('import.description')}
      trigger={<Button icon={<FileUp aria-hidden />}>{t('import.button')}</Button>}
      footer={
        <Button variant="primary" pending={pending} disabled={!text.trim()} onClick={submit}>
          {t('import.submit')}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut for the file input below */}
      <div
        className="grid gap-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
      >
        {failure && failure.problems.length === 0 && (
          <Problem message={errors(failure.code as 'too_large')} correlationId={failure.correlationId} />
        )}
        {failure && failure.problems.length > 0 && (
          <Callout tone="overdue" title={t('import.problems', { n: failure.problems.length })}>
            <ul className="grid max-h-48 list-disc gap-1 overflow-y-auto pl-4">
              {failure.problems.map((problem) => (
                <li key={`${problem.pointer} ${problem.code} ${problem.message}`}>
                  {problemSentence(t, problem)}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        <Field label={t('import.text')} hint={t('import.hint')}>
          <TextArea mono rows={10} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <label className="text-md text-ink-soft">
          <span className="mb-1 block text-sm font-strong">{t('import.file')}</span>
          <input
            type="file"
            accept=".md,.markdown,.txt,.json,text/markdown,application/json"
            onChange={(event) => void take(event.target.files?.[0])}
            className="min-h-11 w-full"
          />
        </label>
      </div>
    </Dialog>
  );
}
