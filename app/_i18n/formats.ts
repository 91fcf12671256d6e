import type { Formats } from 'next-intl';

/** Named formats for `useFormatter`; sentences about time come from `useWhen`. */
export const formats = {
  dateTime: {
    day: { weekday: 'short', day: 'numeric', month: 'short' },
    date: { day: '2-digit', month: '2-digit', year: 'numeric' },
    moment: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    time: { hour: '2-digit', minute: '2-digit' },
    month: { month: 'long', year: 'numeric' },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 0 },
  },
  list: {
    and: { style: 'long', type: 'conjunction' },
    or: { style: 'long', type: 'disjunction' },
  },
} satisfies Formats;
