'use client';

import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { IconButton } from '@/app/_ui/icon-button';
import { Select } from '@/app/_ui/select';
import { type DraftCheckpoint, type DraftCondition, deckLimits } from '@/lib/processes/decks/inputs';

import { firstLeaf, type Group } from './condition-fields';
import { ConditionLeaf } from './condition-leaf';

type Props = {
  group: Group;
  steps: readonly DraftCheckpoint[];
  depth: number;
  /** Null when its last part was taken away. */
  change: (group: Group | null) => void;
};

/** Conditions of which all, or at least one, have to hold. */
export function ConditionGroup({ group, steps, depth, change }: Props) {
  const t = useTranslations('condition');
  const mode = 'all' in group ? 'all' : 'any';
  const parts = 'all' in group ? group.all : group.any;
  const withParts = (next: DraftCondition[]) =>
    change(next.length === 0 ? null : mode === 'all' ? { all: next } : { any: next });
  const replace = (at: number, part: DraftCondition | null) =>
    withParts(part ? parts.with(at, part) : parts.filter((_, index) => index !== at));
  const [first] = steps;

  return (
    <div className="grid gap-2.5 border-l-2 border-line pl-3 *:min-w-0">
      {parts.length > 1 && (
        <Select
          label={t('mode')}
          value={mode}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`modes.${value}`) }))}
          onChange={(value) => change(value === 'all' ? { all: parts } : { any: parts })}
        />
      )}
      {parts.map((part, at) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name, and a change keeps their order
          key={at}
          part={part}
          steps={steps}
          depth={depth}
          change={(next) => replace(at, next)}
        />
      ))}
      {first && parts.length < deckLimits.conditionLeaves && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus aria-hidden />}
            onClick={() => withParts([...parts, firstLeaf(first)])}
          >
            {t('add')}
          </Button>
          {depth < deckLimits.conditionDepth - 2 && (
            <Button
              size="sm"
              variant="ghost"
              icon={<FolderPlus aria-hidden />}
              onClick={() => withParts([...parts, { any: [firstLeaf(first), firstLeaf(first)] }])}
            >
              {t('addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Part({
  part,
  steps,
  depth,
  change,
}: {
  part: DraftCondition;
  steps: readonly DraftCheckpoint[];
  depth: number;
  change: (part: DraftCondition | null) => void;
}) {
  const t = useTranslations('condition');
  const isTurned = 'not' in part;
  const inner = isTurned ? part.not : part;
  const keep = (next: DraftCondition | null) => change(next && isTurned ? { not: next } : next);
  const isGroup = 'all' in inner || 'any' in inner;

  return (
    <div className="grid gap-2 rounded-md bg-sunken p-2.5 *:min-w-0">
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          {isGroup || 'not' in inner ? (
            <ConditionGroup
              group={isGroup ? inner : { all: [inner] }}
              steps={steps}
              depth={depth + 1}
              change={keep}
            />
          ) : (
            <ConditionLeaf leaf={inner} steps={steps} change={keep} />
          )}
        </div>
        <IconButton
          size="sm"
          icon={<X aria-hidden />}
          label={t(isGroup ? 'removeGroup' : 'remove')}
          onClick={() => change(null)}
        />
      </div>
      <Checkbox
        label={t('negate')}
        checked={isTurned}
        onCheckedChange={(turned) => change(turned ? { not: inner } : inner)}
      />
    </div>
  );
}
