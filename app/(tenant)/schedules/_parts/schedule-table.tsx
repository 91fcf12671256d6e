import { CalendarCheck, Check, Pause } from 'lucide-react';
import { useLocale, useTimeZone, useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import { DataTable } from '@/app/_ui/data-table';
import { scheduleName } from '@/lib/processes/schedules/inputs';
import type { ScheduleView } from '@/lib/processes/schedules/show-schedule';

import { ruleSentence } from './rule-sentence';
import { ScheduleMenu } from './schedule-menu';

/** One row a schedule: what it starts, when, and whether it does. */
export function ScheduleTable({ schedules }: { schedules: ScheduleView[] }) {
  const t = useTranslations('schedules');
  const when = useWhen();

  return (
    <DataTable
      label={t('title')}
      columns={[
        { id: 'schedule', label: t('columns.schedule'), card: 'title' },
        { id: 'rule', label: t('columns.rule'), card: 'plain' },
        { id: 'next', label: t('columns.next'), card: 'labelled' },
        { id: 'state', label: t('columns.state'), card: 'plain' },
        { id: 'actions', label: t('columns.actions'), align: 'end', width: '4rem', card: 'corner' },
      ]}
      rows={schedules.map((schedule) => ({
        id: schedule.id,
        name: scheduleName(schedule.title),
        cells: {
          schedule: (
            <span className="block min-w-0">
              <span className="block font-strong text-pretty">{scheduleName(schedule.title)}</span>
              <span className="block text-sm font-normal text-ink-faint">
                {t('startedAs', { deck: schedule.deck.title, name: schedule.starter.name })}
              </span>
            </span>
          ),
          rule: <Rule schedule={schedule} />,
          next: (
            <span className="text-sm">
              {schedule.nextDueAt ? when.moment(schedule.nextDueAt) : t('none')}
            </span>
          ),
          state: <State schedule={schedule} />,
          actions: <ScheduleMenu schedule={schedule} />,
        },
      }))}
    />
  );
}

function Rule({ schedule }: { schedule: ScheduleView }) {
  const t = useTranslations('schedules');
  const locale = useLocale();
  const when = useWhen();
  const mine = useTimeZone();
  const day = (iso: string) => when.date(new Date(`${iso}T12:00:00Z`));
  const limits = [
    schedule.endsOn && t('rule.until', { day: day(schedule.endsOn) }),
    schedule.timeZone !== mine && t('rule.zone', { zone: schedule.timeZone.replaceAll('_', ' ') }),
  ].filter(Boolean);

  return (
    <span className="block text-sm">
      {ruleSentence(t, locale, schedule)}
      {limits.length > 0 && <span className="block text-ink-faint">{limits.join(' · ')}</span>}
    </span>
  );
}

function State({ schedule }: { schedule: ScheduleView }) {
  const t = useTranslations('schedules');
  const { status, suspendedReason, starter } = schedule;
  const looks = {
    active: { tone: 'started', icon: <CalendarCheck aria-hidden /> },
    suspended: { tone: 'open', icon: <Pause aria-hidden /> },
    ended: { tone: 'off', icon: <Check aria-hidden /> },
  } as const;

  return (
    <span className="block">
      <Badge {...looks[status]}>{t(`state.${status}`)}</Badge>
      {suspendedReason && (
        <span className="mt-1 block text-sm text-ink-soft">
          {t(`because.${suspendedReason}`, { name: starter.name })}
        </span>
      )}
    </span>
  );
}
