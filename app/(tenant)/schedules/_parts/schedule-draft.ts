import type { ScheduleTiming } from '@/lib/processes/schedules/inputs';
import type { ScheduleView } from '@/lib/processes/schedules/show-schedule';

/** A schedule as its form holds it: every pattern remembers what was chosen, whichever is shown. */
export type ScheduleDraft = {
  title: string;
  pattern: 'daily' | 'weekly' | 'monthly';
  every: string;
  weekdays: number[];
  day: string;
  time: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  misfire: ScheduleView['misfire'];
  overlap: ScheduleView['overlap'];
};

export function newDraft({
  title,
  timeZone,
  today,
}: {
  title: string;
  timeZone: string;
  today: string;
}): ScheduleDraft {
  return {
    title,
    pattern: 'weekly',
    every: '1',
    weekdays: [1],
    day: '1',
    time: '08:00',
    timeZone,
    startsOn: today,
    endsOn: '',
    misfire: 'latest',
    overlap: 'allow',
  };
}

export function draftOf({ rule, endsOn, ...schedule }: ScheduleView): ScheduleDraft {
  const { title, timeZone, startsOn, misfire, overlap } = schedule;
  return {
    ...newDraft({ title, timeZone, today: startsOn }),
    pattern: rule.pattern,
    every: String(rule.every),
    ...(rule.pattern === 'weekly' && { weekdays: rule.weekdays }),
    ...(rule.pattern === 'monthly' && { day: String(rule.day) }),
    time: rule.time,
    endsOn: endsOn ?? '',
    misfire,
    overlap,
  };
}

export function timingOf(draft: ScheduleDraft): ScheduleTiming {
  return {
    rule: ruleOf(draft),
    timeZone: draft.timeZone,
    startsOn: draft.startsOn,
    endsOn: draft.endsOn || null,
  };
}

function ruleOf({ pattern, every, time, weekdays, day }: ScheduleDraft): ScheduleTiming['rule'] {
  const common = { every: Number(every), time };
  if (pattern === 'daily') return { pattern, ...common };
  if (pattern === 'weekly') return { pattern, ...common, weekdays };
  return { pattern, ...common, day: day === 'last' ? 'last' : Number(day) };
}
