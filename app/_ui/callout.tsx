import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { type Tone, toneWash } from './tone';

const icons: Record<Tone, LucideIcon> = {
  overdue: CircleAlert,
  open: TriangleAlert,
  started: Info,
  done: CircleCheck,
  off: Info,
};

/** Something one should know before going on. */
export function Callout({
  tone = 'started',
  title,
  children,
  action,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Icon = icons[tone];

  return (
    <div className={classes('flex flex-wrap gap-x-4 gap-y-2 rounded-sm px-3.5 py-3 text-md', toneWash[tone])}>
      <div className="flex min-w-0 flex-[1_1_16rem] gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
      </div>
      {action}
    </div>
  );
}
