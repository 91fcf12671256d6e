import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import type { Tone } from '@/app/_ui/tone';

const tones: Record<string, Tone> = {
  pending: 'off',
  active: 'started',
  paused: 'open',
  awaiting_final_approval: 'open',
  completed: 'done',
  rejected: 'overdue',
  cancelled: 'off',
};

/** Where a run stands, as colour, icon and word. */
export function RunState({ status }: { status: string }) {
  const t = useTranslations('common.runState');
  return <Badge tone={tones[status] ?? 'off'}>{t(status as 'active')}</Badge>;
}

/** When something is due, or how late it is; nothing without a deadline. */
export function DueBadge({ dueAt, overdue }: { dueAt: Date | null; overdue: boolean }) {
  const when = useWhen();
  if (!dueAt) return null;
  return <Badge tone={overdue ? 'overdue' : 'open'}>{overdue ? when.left(dueAt) : when.due(dueAt)}</Badge>;
}
