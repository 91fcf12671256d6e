'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, useTransition } from 'react';

import type { ActionFailure, ActionResult } from '@/app/_server/action-result';
import { Button } from '@/app/_ui/button';
import { Sheet } from '@/app/_ui/sheet';
import type { ScheduleTiming } from '@/lib/processes/schedules/inputs';

import { type ScheduleDraft, timingOf } from './schedule-draft';
import { ScheduleForm } from './schedule-form';

export type ScheduleFields = ScheduleTiming & Pick<ScheduleDraft, 'title' | 'misfire' | 'overlap'>;

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  text: string;
  submit: string;
  choosesDeck: boolean;
  draft: ScheduleDraft;
  save: (input: ScheduleFields, deckId: string) => Promise<ActionResult<unknown>>;
  onSaved: () => void;
};

/** A new schedule, or one there is: the form lives as long as the sheet is open. */
export function ScheduleSheet({ open, onOpenChange, title, text, submit, save, onSaved, ...form }: Props) {
  const t = useTranslations('common.actions');
  const formId = useId();
  const [failure, setFailure] = useState<ActionFailure>();
  const [pending, startTransition] = useTransition();

  function change(next: boolean) {
    setFailure(undefined);
    onOpenChange(next);
  }

  function send(draft: ScheduleDraft, deckId: string) {
    const { title, misfire, overlap } = draft;
    startTransition(async () => {
      const answer = await save({ ...timingOf(draft), title: title.trim(), misfire, overlap }, deckId);
      if (!answer.ok) return setFailure(answer);
      change(false);
      onSaved();
    });
  }

  return (
    <Sheet
      open={open}
      onOpenChange={change}
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {submit}
          </Button>
        </>
      }
    >
      <ScheduleForm id={formId} {...form} failure={failure} onSubmit={send} />
    </Sheet>
  );
}
