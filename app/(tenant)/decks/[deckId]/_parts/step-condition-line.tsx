'use client';

import { useTranslations } from 'next-intl';
import { createContext, use } from 'react';

import { conditionSentence, type Named } from '@/app/_parts/condition/condition-sentence';
import type { DraftCondition } from '@/lib/processes/decks/inputs';

/** The steps a condition may name. Their own context, so that renaming one leaves the cards of all others alone. */
export const NamedSteps = createContext<readonly Named[]>([]);

export function StepConditionLine({
  condition,
  className,
}: {
  condition: DraftCondition;
  className: string;
}) {
  const words = useTranslations('condition');
  const text = words('reads', { text: conditionSentence(words, condition, use(NamedSteps)) });
  return (
    <span className={className} title={text}>
      {text}
    </span>
  );
}
