import { Check, Clock, Flame, type LucideIcon, Minus, Play } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from './classes';
import { type Tone, toneWash } from './tone';

const icons: Record<Tone, LucideIcon> = {
  overdue: Flame,
  open: Clock,
  started: Play,
  done: Check,
  off: Minus,
};

/** A state: colour, icon and word. */
export function Badge({
  tone,
  icon,
  className,
  children,
}: {
  tone: Tone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const Icon = icons[tone];

  return (
    <span
      className={classes(
        'inline-flex h-6 max-w-full items-center gap-1.5 rounded-full pr-2.5 pl-2 text-xs font-semibold whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        toneWash[tone],
        className,
      )}
    >
      {icon ?? <Icon aria-hidden strokeWidth={2.5} />}
      <span className="truncate">{children}</span>
    </span>
  );
}
