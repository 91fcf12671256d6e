'use client';

import { CalendarClock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '@/app/_ui/button';
import { notify } from '@/app/_ui/notify';

import { createScheduleAction } from '../actions';
import { newDraft } from './schedule-draft';
import { ScheduleSheet } from './schedule-sheet';

type Start = { timeZone: string; today: string };

export function NewSchedule(start: Start) {
  const t = useTranslations('schedules.new');
  const [open, setOpen] = useState(false);

  return (
    <>
      <Button variant="primary" icon={<CalendarClock aria-hidden />} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <NewScheduleSheet {...start} open={open} onOpenChange={setOpen} />
    </>
  );
}

/** A schedule for one deck, or for one that is chosen in it. */
export function NewScheduleSheet({
  deck,
  timeZone,
  today,
  open,
  onOpenChange,
}: Start & {
  deck?: { id: string; title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('schedules.new');
  const router = useRouter();

  return (
    <ScheduleSheet
      open={open}
      onOpenChange={onOpenChange}
      title={deck?.title ?? t('title')}
      text={t('text')}
      submit={t('submit')}
      choosesDeck={!deck}
      draft={newDraft({ title: deck?.title ?? '', timeZone, today })}
      save={(input, deckId) => createScheduleAction({ ...input, deckId: deck?.id ?? deckId })}
      onSaved={() =>
        notify.success(t('done'), {
          action: deck && { label: t('show'), run: () => router.push('/schedules') },
        })
      }
    />
  );
}
