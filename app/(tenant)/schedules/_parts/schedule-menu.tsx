'use client';

import { CalendarX, Ellipsis, Pause, Pencil, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { ConfirmDialog } from '@/app/_ui/confirm-dialog';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu } from '@/app/_ui/menu';
import { notify } from '@/app/_ui/notify';
import { scheduleName } from '@/lib/processes/schedules/inputs';
import type { ScheduleView } from '@/lib/processes/schedules/show-schedule';

import {
  deleteScheduleAction,
  resumeScheduleAction,
  suspendScheduleAction,
  updateScheduleAction,
} from '../actions';
import { draftOf } from './schedule-draft';
import { ScheduleSheet } from './schedule-sheet';

const actions = {
  suspend: suspendScheduleAction,
  resume: resumeScheduleAction,
  delete: deleteScheduleAction,
};

type Change = keyof typeof actions;

/** What can be done with a schedule; everything but editing says first what will happen. */
export function ScheduleMenu({ schedule }: { schedule: ScheduleView }) {
  const t = useTranslations('schedules');
  const [asked, setAsked] = useState<Change | 'edit'>();
  const isSuspended = schedule.status === 'suspended';
  const toggle = isSuspended ? 'resume' : 'suspend';
  const close = () => setAsked(undefined);

  return (
    <>
      <Menu
        trigger={
          <IconButton
            icon={<Ellipsis aria-hidden />}
            label={t('menu', { title: scheduleName(schedule.title) })}
          />
        }
        items={[
          { label: t('edit.button'), icon: <Pencil aria-hidden />, onSelect: () => setAsked('edit') },
          ...(schedule.status === 'ended'
            ? []
            : [
                {
                  label: t(`${toggle}.button`),
                  icon: isSuspended ? <Play aria-hidden /> : <Pause aria-hidden />,
                  onSelect: () => setAsked(toggle),
                },
              ]),
          {
            label: t('delete.button'),
            icon: <CalendarX aria-hidden />,
            tone: 'danger',
            divided: true,
            onSelect: () => setAsked('delete'),
          },
        ]}
      />
      <ScheduleSheet
        open={asked === 'edit'}
        onOpenChange={(open) => !open && close()}
        title={t('edit.title')}
        text={`${schedule.deck.title}. ${t('edit.text')}`}
        submit={t('edit.submit')}
        choosesDeck={false}
        draft={draftOf(schedule)}
        save={(input) =>
          updateScheduleAction({ ...input, scheduleId: schedule.id, revision: schedule.revision })
        }
        onSaved={() => notify.success(t('edit.done'))}
      />
      {(Object.keys(actions) as Change[]).map((change) => (
        <Question key={change} change={change} schedule={schedule} open={asked === change} onClose={close} />
      ))}
    </>
  );
}

function Question({
  change,
  schedule,
  open,
  onClose,
}: {
  change: Change;
  schedule: ScheduleView;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('schedules');
  const errors = useTranslations('errors');
  const takesOver = change === 'resume' && schedule.suspendedReason?.startsWith('starter_');

  async function confirm() {
    const result = await actions[change]({ scheduleId: schedule.id });
    if (!result.ok) return { message: errors(result.code), correlationId: result.correlationId };
    notify.success(t(`${change}.done`));
    return undefined;
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t(`${change}.title`, { title: scheduleName(schedule.title) })}
      confirmLabel={t(`${change}.button`)}
      variant={change === 'delete' ? 'danger' : 'primary'}
      onConfirm={confirm}
    >
      {t(`${change}.text`)} {takesOver && t('resume.takeOver')}
    </ConfirmDialog>
  );
}
