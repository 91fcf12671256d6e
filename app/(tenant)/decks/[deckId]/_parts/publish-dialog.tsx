'use client';

import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { notify } from '@/app/_ui/notify';
import { Problem } from '@/app/_ui/problem';
import { TextArea } from '@/app/_ui/text-area';
import { problemSentence } from '@/app/(tenant)/decks/_parts/problem-sentence';
import type { Problem as DeckProblem } from '@/lib/platform/core/domain-error';
import type { Draft } from '@/lib/processes/decks/inputs';

import { previewPublishAction, publishDeckAction } from '../actions';
import { type Preview, PublishPreview } from './publish-preview';

type Failure = Extract<ActionResult<unknown>, { ok: false }>;
type Props = {
  deckId: string;
  draft: Draft;
  currentVersion: number | null;
  problems: DeckProblem[];
  warnings: DeckProblem[];
  save: () => Promise<number | null>;
};

/** Freezes the draft into the next version, after saving what is still unsaved. */
export function PublishDialog({ deckId, draft, currentVersion, problems, warnings, save }: Props) {
  const t = useTranslations('decks');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [preview, setPreview] = useState<Preview>();
  const [pending, startTransition] = useTransition();
  const next = (currentVersion ?? 0) + 1;
  const isUnchanged = preview?.ok === true && preview.value.isUnchanged;
  const shown = failure && failure.problems.length > 0 ? failure.problems : problems;

  function publishFailure(code: Failure['code']): string | null {
    if (code === 'deck_unchanged') return t('publish.unchanged');
    return code === 'conflict' ? t('publish.conflict') : null;
  }

  function look() {
    setPreview(undefined);
    if (currentVersion === null) return;
    startTransition(async () => {
      // What is compared is what is stored, so what was typed last is stored first.
      if ((await save()) !== null) setPreview(await previewPublishAction({ deckId, from: currentVersion }));
    });
  }

  function submit() {
    startTransition(async () => {
      const revision = await save();
      if (revision === null) return;
      const result = await publishDeckAction({ deckId, revision, note });
      if (!result.ok) return setFailure(result);
      setOpen(false);
      setFailure(null);
      notify.success(t('publish.done', { n: result.value.version }));
      router.refresh();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) look();
      }}
      title={t('publish.title')}
      description={t('publish.text', { n: next })}
      trigger={
        <Button variant="primary" icon={<Send aria-hidden />}>
          {t('editor.publish')}
        </Button>
      }
      footer={
        <Button
          variant="primary"
          pending={pending}
          disabled={problems.length > 0 || isUnchanged}
          onClick={submit}
        >
          {t('publish.submit', { n: next })}
        </Button>
      }
    >
      <div className="grid gap-4">
        <p className="text-md text-ink-soft">
          {t('publish.counts', {
            lanes: draft.lanes.length,
            steps: draft.lanes.reduce((sum, lane) => sum + lane.checkpoints.length, 0),
          })}
        </p>
        {open && currentVersion !== null && <PublishPreview preview={preview} />}
        {shown.length > 0 && <Findings tone="overdue" title={t('publish.problems')} list={shown} />}
        {shown.length === 0 && warnings.length > 0 && (
          <Findings tone="open" title={t('publish.warnings')} list={warnings} />
        )}
        {failure && failure.problems.length === 0 && (
          <Problem
            message={publishFailure(failure.code) ?? errors(failure.code)}
            correlationId={failure.correlationId}
          />
        )}
        {isUnchanged && <Callout tone="off">{t('publish.unchanged')}</Callout>}
        <Field label={t('publish.note')} hint={t('publish.noteHint')}>
          <TextArea
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function Findings({ tone, title, list }: { tone: 'overdue' | 'open'; title: string; list: DeckProblem[] }) {
  const t = useTranslations('decks');
  return (
    <Callout tone={tone} title={title}>
      <ul className="max-h-48 list-disc overflow-y-auto pl-4">
        {list.map((problem) => (
          <li key={`${problem.pointer} ${problem.code} ${problem.message}`}>{problemSentence(t, problem)}</li>
        ))}
      </ul>
    </Callout>
  );
}
