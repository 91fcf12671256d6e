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

type Props = {
  /** Where the button belongs to one deck. */
  deck?: { id: string; title: string };
  timeZone: string;
  today: string;
};

export function NewSchedule({ deck, timeZone, today }: Props) {
  const t = useTranslations('schedules.new');
  const router = useRouter();
  const [open, setOpen] = useState(false);

  return (
    <>
      <Button
        variant={deck ? 'ghost' : 'primary'}
        icon={<CalendarClock aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t(deck ? 'deckButton' : 'button')}
      </Button>
      <ScheduleSheet
        open={open}
        onOpenChange={setOpen}
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
    </>
  );
}
