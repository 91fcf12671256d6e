import { Ban, CircleCheck, CircleX, Hourglass, type LucideIcon, Pause, Play, Stamp } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import type { Tone } from '@/app/_ui/tone';

const looks = {
  pending: { tone: 'off', icon: Hourglass },
  active: { tone: 'started', icon: Play },
  paused: { tone: 'off', icon: Pause },
  awaiting_final_approval: { tone: 'open', icon: Stamp },
  completed: { tone: 'done', icon: CircleCheck },
  rejected: { tone: 'overdue', icon: CircleX },
  cancelled: { tone: 'off', icon: Ban },
} satisfies Record<string, { tone: Tone; icon: LucideIcon }>;

/** Where a run stands, as colour, icon and word. */
export function RunState({ status }: { status: string }) {
  const t = useTranslations('common.runState');
  const known = status as keyof typeof looks;
  const { tone, icon: Icon } = looks[known];

  return (
    <Badge tone={tone} icon={<Icon aria-hidden strokeWidth={2.25} />}>
      {t(known)}
    </Badge>
  );
}

/** When something is due, or how late it is; nothing without a deadline. */
export function DueBadge({ dueAt, overdue }: { dueAt: Date | null; overdue: boolean }) {
  const when = useWhen();
  if (!dueAt) return null;

  return <Badge tone={overdue ? 'overdue' : 'open'}>{overdue ? when.left(dueAt) : when.due(dueAt)}</Badge>;
}
