import { useTranslations } from 'next-intl';

import type { CheckpointView } from '@/lib/processes/runs/show-run';

/** Who has decided a step: a person, or a guest, who is called one. */
export function useDecider({
  decidedBy,
  decidedByGuest,
}: CheckpointView): { name: string; label: string } | null {
  const t = useTranslations('guests');
  if (decidedBy) return { name: decidedBy.name, label: decidedBy.name };
  return decidedByGuest ? { name: decidedByGuest, label: t('signed', { name: decidedByGuest }) } : null;
}
