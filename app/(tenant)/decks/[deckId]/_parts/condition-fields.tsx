'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { conditionSentence } from '@/app/_parts/condition/condition-sentence';
import { Button } from '@/app/_ui/button';
import { Why } from '@/app/_ui/why';
import { answersOfStep, type DraftCheckpoint, type DraftCondition } from '@/lib/processes/decks/inputs';

import { ConditionGroup } from './condition-group';
import { ConditionTable } from './condition-table';

type Props = {
  earlier: readonly DraftCheckpoint[];
  condition: DraftCondition | null;
  set: (condition: DraftCondition | null) => void;
};

/** When a step is asked at all: built from parts, read as a sentence, checked as a table. */
export function ConditionFields({ earlier, condition, set }: Props) {
  const t = useTranslations('condition');
  const [first] = earlier;

  return (
    <fieldset className="grid min-w-0 gap-2.5 *:min-w-0">
      <legend className="mb-1 text-sm font-strong">{t('title')}</legend>
      <p className="text-sm text-ink-soft">{t(first || condition ? 'hint' : 'noneBefore')}</p>
      {condition && (
        <>
          <ConditionGroup
            group={asGroup(condition)}
            steps={earlier}
            depth={1}
            change={(group) => set(group ? simplest(group) : null)}
          />
          <Why>{t('reads', { text: conditionSentence(t, condition, earlier) })}</Why>
          <ConditionTable condition={condition} steps={earlier} />
        </>
      )}
      {!condition && first && (
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => set(firstLeaf(first))}>
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
}

export type Group = Extract<DraftCondition, { all: unknown } | { any: unknown }>;

export function firstLeaf(step: DraftCheckpoint): DraftCondition {
  return { checkpoint: step.key, is: answersOfStep(step)[0] ?? 'ok' };
}

function asGroup(condition: DraftCondition): Group {
  return 'all' in condition || 'any' in condition ? condition : { all: [condition] };
}

/** A group of one is its one part. */
function simplest(group: Group): DraftCondition {
  const parts = 'all' in group ? group.all : group.any;
  return parts.length === 1 ? parts[0]! : group;
}
