/** The five meanings that have a colour. A tone never stands alone: icon and word go with it. */
export type Tone = 'overdue' | 'open' | 'started' | 'done' | 'off';

export const toneWash: Record<Tone, string> = {
  overdue: 'bg-overdue-wash text-overdue',
  open: 'bg-open-wash text-open',
  started: 'bg-started-wash text-started',
  done: 'bg-done-wash text-done',
  off: 'bg-off-wash text-off',
};

export const toneMark: Record<Tone, string> = {
  overdue: 'bg-overdue-mark',
  open: 'bg-open-mark',
  started: 'bg-started-mark',
  done: 'bg-done-mark',
  off: 'bg-off-mark',
};
